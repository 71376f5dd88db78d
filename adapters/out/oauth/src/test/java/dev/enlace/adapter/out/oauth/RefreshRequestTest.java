package dev.enlace.adapter.out.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to a provider that wants refreshes elsewhere, and with more in them. */
class RefreshRequestTest {
  @TempDir Path catalogue;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void goes_to_the_address_for_refreshes_with_the_parameters_for_refreshes() throws Exception {
    server.answers(200, "{\"access_token\":\"sandbox-token\",\"expires_in\":60}");

    TokenSet renewed =
        new HttpTokenEndpoint(
                new ProviderHttp(HttpLimits.DEFAULT, Clock.systemUTC()), Clock.systemUTC())
            .refresh(provider(), Secret.of("sandbox-refresh"))
            .block();

    assertThat(renewed).isNotNull();
    assertThat(server.asked()).hasSize(1);
    StubServer.Asked asked = server.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/refresh");
    assertThat(URLDecoder.decode(asked.body(), UTF_8).split("&"))
        .contains("grant_type=refresh_token", "refresh_token=sandbox-refresh", "kind=renewal")
        .doesNotContain("kind=exchange");
  }

  private ConfiguredProvider provider() throws Exception {
    Files.writeString(
        catalogue.resolve("elsewhere.yaml"),
        """
        kind: provider
        id: elsewhere
        name: Elsewhere
        endpoints:
          authorize: SERVER/authorize
          token: SERVER/token
          refresh: SERVER/refresh
        request:
          client:
            method: post
        pkce:
          mode: "off"
        extra:
          token: {kind: exchange}
          refresh: {kind: renewal}
        refresh:
          offered: true
          rotation: optional
        """
            .replace("SERVER", server.url().toString()));
    return new ConfiguredProvider(
        YamlCatalog.load(catalogue).provider(new ProviderId("elsewhere")).orElseThrow(),
        new OAuthClient("client", Secret.of("sandbox-secret"), URI.create("http://x.test/"), null));
  }
}
