package dev.enlace.adapter.in.rest.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.secret.Secret;
import org.junit.jupiter.api.Test;

class BrowserCookieTest {
  @Test
  void cannot_be_planted_by_another_host_where_there_is_tls() {
    assertThat(new BrowserCookie(true).holding(Secret.of("sandbox-browser")).toString())
        .startsWith("__Host-enlace_oauth=sandbox-browser; Path=/; Max-Age=900")
        .contains("Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
  }
}
