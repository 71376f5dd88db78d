package dev.enlace.bootstrap.e2e.refusal;

import static dev.enlace.bootstrap.e2e.refusal.ErrorRowsTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers whose client nobody has configured, and which no sandbox stands in for. */
class UnconfiguredProviderTest {
  private static final String PROVIDER =
      """
      kind: provider
      id: acme
      name: Acme
      endpoints:
        authorize: https://acme.example/oauth/authorize
        token: https://acme.example/oauth/token
      request:
        client:
          method: basic
      pkce:
        mode: required
      refresh:
        offered: false
        rotation: never
      """;
  private static final String ENTRY =
      """
      kind: entry
      slug: acme
      name: Acme
      description: {en: Read your things., es: Lee tus cosas.}
      category: tools
      authType: oauth
      provider: acme
      variables: [ACME]
      oauthScopes:
        - name: things.read
          label: {en: Read things, es: Leer cosas}
          default: true
      """;

  @TempDir private static Path catalog;
  private static RunningEnlace enlace;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(catalog.resolve("acme-provider.yaml"), PROVIDER);
    Files.writeString(catalog.resolve("acme.yaml"), ENTRY);
    enlace =
        RunningEnlace.start(
            Map.of(
                "ENLACE_CATALOG_DIR",
                catalog.toString(),
                "GOOGLE_GMAIL_CLIENT_ID",
                "a-client-without-its-secret"));
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @ParameterizedTest
  @CsvSource({"acme, ACME", "gmail, GOOGLE_GMAIL"})
  void the_variables_that_are_missing_are_named(String slug, String prefix) {
    Api admin = enlace.admin();
    Answer entry = admin.get("/connections/available/" + slug);
    assertThat(entry.json().at("/configured").asBoolean(true)).isFalse();
    Answer answer = admin.start(slug);
    expect(answer, 400, "CONNECTION.OAUTH_PROVIDER_NOT_CONFIGURED");
    assertThat(answer.json().at("/metadata/variables").valueStream().map(each -> each.asString()))
        .containsExactly(prefix + "_CLIENT_ID", prefix + "_CLIENT_SECRET");
    assertThat(answer.text()).doesNotContain("a-client-without-its-secret");
  }
}
