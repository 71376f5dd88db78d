package dev.enlace.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.secret.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OAuthClientTest {
  @Test
  void never_prints_its_secret() {
    assertThat(client("sample").toString()).contains("sample").doesNotContain("canary");
  }

  @Test
  void has_an_id() {
    assertThatIllegalArgumentException().isThrownBy(() -> client(" "));
  }

  private static OAuthClient client(String id) {
    return new OAuthClient(
        id, Secret.of("canary-client-secret"), URI.create("https://enlace.example/cb"), null);
  }
}
