package dev.enlace.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.adapter.out.oauth.client.ClientSettings;
import dev.enlace.adapter.out.oauth.client.EnvironmentOAuthProviders;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallbacksTest {
  private static final YamlCatalog CATALOG = YamlCatalog.load(Path.of("none"));
  private static final Set<String> COMPAT = Set.of("/callback", "/oauth/callback");

  @Test
  void leaves_airtables_old_paths_to_whoever_serves_them_and_nobody_elses() {
    Callbacks callbacks =
        of(
            Map.of(
                "AIRTABLE_OAUTH", "https://enlace.example/callback",
                "GOOGLE_GMAIL", "https://enlace.example/oauth/callback"));

    assertThat(callbacks.aliases())
        .containsOnly(Map.entry("/callback", "airtable"), Map.entry("/oauth/callback", "google"));
    assertThat(callbacks.aliasesBesides(COMPAT))
        .containsOnly(Map.entry("/oauth/callback", "google"));
  }

  @Test
  void leaves_airtables_old_path_to_it_though_others_share_it() {
    Callbacks callbacks =
        of(
            Map.of(
                "AIRTABLE_OAUTH", "https://enlace.example/callback",
                "GOOGLE_GMAIL", "https://enlace.example/callback"));

    assertThat(callbacks.aliases()).containsOnly(Map.entry("/callback", ""));
    assertThat(callbacks.aliasesBesides(COMPAT)).isEmpty();
    assertThat(callbacks.areSharedByAirtable(COMPAT)).isTrue();
  }

  @Test
  void knows_a_path_that_is_airtables_alone() {
    Callbacks callbacks =
        of(
            Map.of(
                "AIRTABLE_OAUTH", "https://enlace.example/callback",
                "GOOGLE_GMAIL", "https://enlace.example/oauth/callback"));

    assertThat(callbacks.areSharedByAirtable(COMPAT)).isFalse();
  }

  private static Callbacks of(Map<String, String> redirects) {
    Map<String, String> variables = new HashMap<>();
    redirects.forEach((prefix, address) -> {
      variables.put(prefix + "_CLIENT_ID", "some-client");
      variables.put(prefix + "_CLIENT_SECRET", "some-client");
      variables.put(prefix + "_REDIRECT_URI", address);
    });
    return Callbacks.of(
        CATALOG.all(),
        new EnvironmentOAuthProviders(
            CATALOG.all(),
            CATALOG::provider,
            new ClientSettings(variables::get, URI.create("https://enlace.example"), null)));
  }
}
