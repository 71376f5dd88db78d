package dev.enlace.bootstrap.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.installation.PrepareInstallation.Prepared;
import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.settings.Profile;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.bootstrap.settings.Variables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminKeyNoticeTest {
  private static final String KEY = "canary-of-an-admin-key-that-is-long-enough";

  @TempDir private Path directory;

  @Test
  void says_nothing_of_a_key_that_works() {
    assertThat(notice(Map.of(), true)).isEmpty();
  }

  @Test
  void names_the_file_of_a_key_that_was_revoked() {
    assertThat(notice(Map.of(), false).orElseThrow())
        .contains("revoked", directory.resolve("keys").resolve("admin").toString());
  }

  @Test
  void names_the_variable_of_a_key_that_was_revoked_and_never_the_key() {
    assertThat(notice(Map.of("ENLACE_ADMIN_KEY", KEY), false).orElseThrow())
        .contains("revoked", "ENLACE_ADMIN_KEY")
        .doesNotContain("canary");
  }

  private Optional<String> notice(Map<String, String> given, boolean valid) {
    Map<String, String> all = new HashMap<>(given);
    all.put("ENLACE_HOME", directory.toString());
    Settings settings = Settings.read(Profile.EMBEDDED, new Variables(all::get));
    return AdminKeyNotice.of(new Prepared(0, false, valid), settings, new Home(settings.home()));
  }
}
