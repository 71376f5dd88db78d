package dev.enlace.adapter.out.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentOAuthProvidersTest {
  private static final YamlCatalog CATALOG = YamlCatalog.load(Path.of("no-such-directory"));
  private static final URI PUBLIC = URI.create("https://enlace.example");
  private static final URI SANDBOX = URI.create("http://127.0.0.1:9000");

  @Test
  void nothing_is_configured_where_nothing_is_set() {
    assertThat(providers(Map.of(), null).find(entry("gmail"))).isEmpty();
  }

  @Test
  void names_the_preferred_variables() {
    assertThat(providers(Map.of(), null).variables(entry("airtable")))
        .containsExactly("AIRTABLE_OAUTH_CLIENT_ID", "AIRTABLE_OAUTH_CLIENT_SECRET");
  }

  @Test
  void reads_a_client_and_calls_back_at_its_own_address() {
    OAuthClient client =
        client(
            Map.of("GOOGLE_GMAIL_CLIENT_ID", "ours", "GOOGLE_GMAIL_CLIENT_SECRET", "a-secret"),
            "gmail");

    assertThat(client.id()).isEqualTo("ours");
    assertThat(client.secret()).isEqualTo(Secret.of("a-secret"));
    assertThat(client.redirectUri())
        .isEqualTo(URI.create("https://enlace.example/connections/oauth/callback/google"));
    assertThat(client.scopes()).isNull();
  }

  @Test
  void gmail_and_the_workspace_have_clients_of_their_own() {
    EnvironmentOAuthProviders providers =
        providers(
            Map.of("GOOGLE_GMAIL_CLIENT_ID", "ours", "GOOGLE_GMAIL_CLIENT_SECRET", "a-secret"),
            null);
    assertThat(providers.find(entry("gmail"))).isPresent();
    assertThat(providers.find(entry("sheets"))).isEmpty();
    assertThat(providers.find(entry("calendar"))).isEmpty();
  }

  @Test
  void an_explicit_redirect_uri_and_scopes_win() {
    EnvironmentOAuthProviders providers =
        providers(
            Map.of(
                "AIRTABLE_OAUTH_CLIENT_ID", "ours",
                "AIRTABLE_OAUTH_REDIRECT_URI", "https://old.example/airtable/callback",
                "AIRTABLE_OAUTH_SCOPES", "data.records:read, schema.bases:read"),
            null);
    OAuthClient client = providers.find(entry("airtable")).orElseThrow().client();

    assertThat(client.redirectUri()).isEqualTo(URI.create("https://old.example/airtable/callback"));
    assertThat(client.scopes()).isEqualTo(Scopes.named("data.records:read", "schema.bases:read"));
    assertThat(providers.redirectUris()).containsExactly(client.redirectUri());
  }

  @Test
  void an_older_prefix_serves_where_the_preferred_one_is_not_set() {
    Map<String, String> older =
        Map.of("AIRTABLE_CLIENT_ID", "older", "AIRTABLE_CLIENT_SECRET", "older-secret");
    assertThat(client(older, "airtable").id()).isEqualTo("older");
  }

  @Test
  void one_clients_id_never_goes_with_anothers_secret() {
    Map<String, String> mixed =
        Map.of("AIRTABLE_OAUTH_CLIENT_ID", "public", "AIRTABLE_CLIENT_SECRET", "older-secret");
    assertThat(client(mixed, "airtable").secret()).isNull();
  }

  @Test
  void an_id_without_the_secret_that_it_needs_is_not_hidden_by_the_sandbox() {
    Map<String, String> half = Map.of("GOOGLE_GMAIL_CLIENT_ID", "ours");
    assertThat(providers(half, SANDBOX).find(entry("gmail"))).isEmpty();
    assertThat(providers(half, SANDBOX).find(entry("sheets"))).isPresent();
  }

  @Test
  void the_sandbox_stands_in_with_every_url_moved() {
    ConfiguredProvider google = providers(Map.of(), SANDBOX).find(entry("gmail")).orElseThrow();

    assertThat(google.client().id()).isEqualTo("sandbox-google");
    assertThat(google.definition().endpoints().token().value())
        .isEqualTo("http://127.0.0.1:9000/oauth2.googleapis.com/token");
    assertThat(google.definition().issuer())
        .extracting(issuer -> issuer.value())
        .isEqualTo("http://127.0.0.1:9000/accounts.google.com");
    assertThat(google.definition().toString()).doesNotContain("https://openidconnect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a.example/x", "not a url", "/relative", "https://a.example/#x"})
  void a_redirect_uri_that_makes_no_sense_is_named_without_its_value(String value) {
    Map<String, String> wrong =
        Map.of("AIRTABLE_OAUTH_CLIENT_ID", "ours", "AIRTABLE_OAUTH_REDIRECT_URI", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> providers(wrong, null))
        .withMessageContaining("AIRTABLE_OAUTH_REDIRECT_URI")
        .withMessageNotContaining(value);
  }

  @Test
  void scopes_that_make_no_sense_are_named() {
    Map<String, String> wrong =
        Map.of("AIRTABLE_OAUTH_CLIENT_ID", "ours", "AIRTABLE_OAUTH_SCOPES", "\"a\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> providers(wrong, null))
        .withMessageContaining("AIRTABLE_OAUTH_SCOPES");
  }

  private static OAuthClient client(Map<String, String> variables, String slug) {
    Optional<ConfiguredProvider> found = providers(variables, null).find(entry(slug));
    return found.orElseThrow().client();
  }

  private static EnvironmentOAuthProviders providers(
      Map<String, String> variables, @Nullable URI sandbox) {
    return new EnvironmentOAuthProviders(
        CATALOG.all(), CATALOG::provider, new ClientSettings(variables::get, PUBLIC, sandbox));
  }

  private static OAuthEntry entry(String slug) {
    return (OAuthEntry) CATALOG.find(new Slug(slug)).orElseThrow();
  }
}
