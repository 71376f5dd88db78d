package dev.enlace.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.EnlaceApplication;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What somebody sees who has made mistakes in a catalogue file. */
class BrokenCatalogueTest {
  private static final String PROVIDER =
      """
      kind: provider
      id: acme
      name: Acme
      endpoints:
        authorize: https://acme.example/authorize
        token: https://acme.example/token
        tokn: https://acme.example/token
      request:
        client:
          method: basic
      pkce:
        mode: sometimes
      refresh:
        offered: true
        rotation: always
      """;
  private static final String ENTRY =
      """
      kind: entry
      slug: acme
      name: Acme
      description:
        en: Read things.
        es: Lee cosas.
      category: tools
      authType: oauth
      provider: nobody
      variables: [ACME]
      oauthScopes:
        - name: things.read
          label: {en: Read things, es: Leer cosas}
      """;

  @Test
  void enlace_does_not_start_and_names_file_line_and_field_of_every_mistake() throws Exception {
    Path home = RunningEnlace.newHome();
    Path catalogue = Files.createDirectories(home.resolve("catalog"));
    Files.writeString(catalogue.resolve("acme-provider.yaml"), PROVIDER);
    Files.writeString(catalogue.resolve("acme.yaml"), ENTRY);
    Path output = home.resolve("output.txt");
    Process enlace = start(home, output);
    try {
      assertThat(enlace.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String printed = Files.readString(output, StandardCharsets.UTF_8);

      assertThat(enlace.exitValue()).as(printed).isEqualTo(1);
      assertThat(printed)
          .contains("Enlace did not start.", "the catalogue is not valid:")
          .contains("catalog/acme-provider.yaml:7: endpoints.tokn: is not a field here")
          .contains("catalog/acme-provider.yaml:12: pkce.mode: ")
          .contains("catalog/acme.yaml:9: provider: no provider has that id")
          .doesNotContain("\tat ");
    } finally {
      enlace.destroyForcibly();
    }
  }

  private static Process start(Path home, Path output) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EnlaceApplication.class.getName(),
            "--SERVER_PORT=" + RunningEnlace.freePort(),
            "--ENLACE_HOME=" + home,
            "--DATABASE_URL=" + SharedDatabase.fresh());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
