package dev.enlace.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.home.KeyFiles;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.Profile;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.bootstrap.settings.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootKeySourcesTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Map<String, String> KMS =
      Map.of(
          "ENLACE_KMS", "vault:transit/enlace",
          "VAULT_ADDR", "https://vault.example:8200",
          "VAULT_TOKEN", "hvs.canary");

  @TempDir Path home;

  @Test
  void wraps_with_the_operators_key_and_opens_with_those_before() {
    assertThat(sources(Map.of("ENCRYPTION_KEY", KEY, "ENCRYPTION_KEY_PREVIOUS", KEY + "," + KEY)))
        .containsExactly(
            "RootKey[env:ENCRYPTION_KEY]",
            "RootKey[env:ENCRYPTION_KEY_PREVIOUS]",
            "RootKey[env:ENCRYPTION_KEY_PREVIOUS]");
  }

  @Test
  void makes_no_key_where_a_service_holds_it_and_opens_with_one_that_was_there() {
    assertThat(sources(KMS)).containsExactly("RootKey[vault:transit/enlace]");
    assertThat(home.resolve("keys/encryption")).doesNotExist();

    assertThat(sources(Map.of())).containsExactly("RootKey[file:keys/encryption]");
    assertThat(sources(KMS))
        .containsExactly("RootKey[vault:transit/enlace]", "RootKey[file:keys/encryption]");
  }

  private List<String> sources(Map<String, String> variables) {
    Settings settings = Settings.read(Profile.EMBEDDED, new Variables(variables::get));
    Keyring keyring = Keyring.of(settings, new KeyFiles(new Home(home)));
    return RootKeySources.of(keyring, settings).stream().map(Object::toString).toList();
  }
}
