package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the production profile starts with, and what it does not start without. */
class ProductionStartTest {
  private static final String ENCRYPTION_KEY = "cHJvZHVjdGlvbi1zYW5kYm94LWtleS0zMi1ieXRlcyE=";
  private static final String SECRET_KEY = "a-secret-key-of-the-sandbox-with-40-chars";

  private final Path home = RunningEnlace.newHome();

  @Test
  void names_every_problem_at_once() {
    ChildEnlace refused =
        ChildEnlace.launch(home, production(Map.of("PUBLIC_URL", "http://enlace.example")));
    assertThat(refused.awaitExit()).isNotZero();
    assertThat(refused.log())
        .contains("Enlace did not start.")
        .contains(
            "DATABASE_URL is required in production",
            "ENCRYPTION_KEY is required in production",
            "SECRET_KEY is required in production",
            "PUBLIC_URL must use https in production")
        .doesNotContain("at dev.enlace");
    assertThat(home.resolve("keys")).doesNotExist();
  }

  @Test
  void repeats_no_secret_that_it_cannot_use() {
    ChildEnlace refused =
        ChildEnlace.launch(
            home,
            production(
                Map.of(
                    "PUBLIC_URL", "https://enlace.example",
                    "DATABASE_URL", "postgresql://enlace:canary-password@[/enlace",
                    "ENCRYPTION_KEY", "canary-encryption-key",
                    "SECRET_KEY", "canary-secret-key",
                    "ENLACE_ADMIN_KEY", "canary-admin-key",
                    "LOGGING_LEVEL_ROOT", "DEBUG")));
    assertThat(refused.awaitExit()).isNotZero();
    assertThat(refused.log())
        .contains("DATABASE_URL ", "ENCRYPTION_KEY ", "SECRET_KEY ", "ENLACE_ADMIN_KEY ")
        .doesNotContain("canary");
  }

  @Test
  void starts_with_all_that_it_needs_and_prints_no_key() throws IOException {
    Map<String, String> complete =
        Map.of(
            "PUBLIC_URL",
            "https://127.0.0.1",
            "DATABASE_URL",
            SharedDatabase.fresh(),
            "ENCRYPTION_KEY",
            ENCRYPTION_KEY,
            "SECRET_KEY",
            SECRET_KEY);
    try (ChildEnlace child = ChildEnlace.launch(home, production(complete))) {
      child.awaitReady();
      String admin = Files.readString(home.resolve("keys/admin")).strip();
      assertThat(child.log())
          .doesNotContain(admin, ENCRYPTION_KEY, SECRET_KEY, "admin key", "enl_key_");
      assertThat(home.resolve("keys/encryption")).doesNotExist();
      assertThat(home.resolve("keys/signing")).doesNotExist();
    }
  }

  private static Map<String, String> production(Map<String, String> variables) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("SPRING_PROFILES_ACTIVE", "production");
    all.put("ENLACE_ADMIN_KEY", "");
    for (String sandbox : new String[] {"", "CONTROL_", "SMTP_", "SMTPS_"}) {
      all.put("ENLACE_SANDBOX_" + sandbox + "PORT", "");
    }
    all.putAll(variables);
    return all;
  }
}
