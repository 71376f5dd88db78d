package dev.enlace.bootstrap.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeFileTest {
  @TempDir Path folder;

  static Set<String> required() {
    return Set.of(
        "POSTGRES_PASSWORD", "PUBLIC_URL", "ENCRYPTION_KEY", "SECRET_KEY", "ENLACE_ADMIN_KEY");
  }

  @Test
  void is_complete_once_the_secrets_are_given() throws Exception {
    ForeignTool.Result result = config(required().stream());

    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("DATABASE_URL: postgresql://enlace:value-of-POSTGRES_PASSWORD@postgres/enlace")
        .as("time for an orderly end")
        .contains("stop_grace_period: 30s");
  }

  @ParameterizedTest
  @MethodSource("required")
  void starts_nothing_without_a_secret_and_says_which(String missing) throws Exception {
    ForeignTool.Result result = config(required().stream().filter(name -> !name.equals(missing)));

    assertThat(result.code()).isNotZero();
    assertThat(result.output()).contains("set " + missing);
  }

  @Test
  void passes_on_every_variable_that_production_reads() throws Exception {
    Set<String> fixed =
        Set.of("SPRING_PROFILES_ACTIVE", "SERVER_PORT", "ENLACE_HOME", "ENLACE_CATALOG_DIR");
    String environment = config(required().stream()).output();

    assertThat(Files.readAllLines(Path.of("../.env.example")))
        .filteredOn(line -> line.matches("#[A-Z_]+=.*"))
        .map(line -> line.substring(1, line.indexOf('=')))
        .filteredOn(name -> !fixed.contains(name) && !name.startsWith("ENLACE_SANDBOX_"))
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(environment).contains(name + ":"));
  }

  private ForeignTool.Result config(Stream<String> given) throws Exception {
    Path secrets = folder.resolve(".env");
    Files.write(secrets, given.map(name -> name + "=value-of-" + name).toList());
    return ForeignTool.ofSystem("docker-compose").run(List.of(), "--env-file=" + secrets, "config");
  }
}
