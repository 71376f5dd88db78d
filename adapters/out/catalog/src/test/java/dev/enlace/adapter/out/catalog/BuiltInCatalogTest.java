package dev.enlace.adapter.out.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.catalog.Verification;
import dev.enlace.domain.form.FormCheck;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.provider.Issuer;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.answer.ErrorMeaning;
import dev.enlace.domain.provider.answer.RefreshRule.Rotation;
import dev.enlace.domain.provider.call.BodyFormat;
import dev.enlace.domain.provider.call.ClientAuthentication.Method;
import dev.enlace.domain.provider.call.ClientAuthentication.WithoutSecret;
import dev.enlace.domain.provider.call.Revocation.BlastRadius;
import dev.enlace.domain.provider.syntax.Pkce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInCatalogTest {
  private static final YamlCatalog CATALOG = YamlCatalog.load(Path.of("no-such-directory"));

  @Test
  void offers_the_six_entries_by_slug() {
    assertThat(CATALOG.entries())
        .extracting(entry -> entry.slug().value())
        .containsExactly("airtable", "calendar", "gmail", "sheets", "smtp", "telegram");
  }

  @Test
  void finds_an_entry_by_slug_and_by_its_stable_id() {
    Slug airtable = new Slug("airtable");
    assertThat(CATALOG.find(airtable)).isPresent();
    assertThat(CATALOG.find(CatalogEntryId.of(airtable))).isEqualTo(CATALOG.find(airtable));
    assertThat(CATALOG.find(new Slug("fax"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "airtable",
        "google",
        "microsoft",
        "github",
        "slack",
        "notion",
        "hubspot",
        "salesforce",
        "atlassian",
        "dropbox"
      })
  void knows_the_provider(String id) {
    ProviderDefinition provider = provider(id);
    assertThat(provider.with(Map.of()).endpoints().token().placeholders()).isEmpty();
    assertThat(provider.identity()).isNotNull();
  }

  @Test
  void names_prefixes_of_variables_the_preferred_one_first() {
    assertThat(oauth("airtable").variables()).containsExactly("AIRTABLE_OAUTH", "AIRTABLE");
    assertThat(oauth("gmail").variables()).containsExactly("GOOGLE_GMAIL");
    assertThat(oauth("sheets").variables()).containsExactly("GOOGLE_WORKSPACE");
    assertThat(oauth("calendar").variables()).containsExactly("GOOGLE_WORKSPACE");
  }

  @Test
  void lets_owners_say_whom_gmail_writes_to_as_they_say_it_of_smtp() {
    FormSchema smtp = credentials("smtp").formSchema();
    FormSchema settings = oauth("gmail").settings();

    assertThat(settings.fields())
        .extracting(FormField::name)
        .containsExactly("recipientAllowList", "recipientDenyList");
    for (FormField field : settings.fields()) {
      FormField known = smtp.field(field.name()).orElseThrow();
      assertThat(field).usingRecursiveComparison().ignoringFields("help").isEqualTo(known);
    }
    assertThat(oauth("gmail").formSchema()).isEqualTo(FormSchema.EMPTY);
    assertThat(oauth("airtable").settings()).isEqualTo(FormSchema.EMPTY);
  }

  @Test
  void offers_scopes_of_which_some_are_selected() {
    OAuthEntry gmail = oauth("gmail");
    assertThat(gmail.offered().containsAll(gmail.defaults())).isTrue();
    assertThat(gmail.defaults().isEmpty()).isFalse();
    assertThat(gmail.offered().minus(gmail.defaults()).isEmpty()).isFalse();
  }

  @Test
  void speaks_both_languages() {
    for (CatalogEntry entry : CATALOG.entries()) {
      assertThat(entry.details().description().es())
          .isNotEqualTo(entry.details().description().en());
    }
  }

  @Test
  void says_of_airtable_what_its_documentation_says() {
    ProviderDefinition airtable = provider("airtable");
    assertThat(airtable.request().client().method()).isEqualTo(Method.BASIC);
    assertThat(airtable.request().client().withoutSecret()).isEqualTo(WithoutSecret.ID_IN_BODY);
    assertThat(airtable.pkce().mode()).isEqualTo(Pkce.Mode.REQUIRED);
    assertThat(airtable.pkce().verifier().accepts("a".repeat(42) + "~")).isFalse();
    assertThat(airtable.state().accepts("a".repeat(15))).isFalse();
    assertThat(airtable.refresh().rotation()).isEqualTo(Rotation.ALWAYS);
    assertThat(airtable.refresh().duplicateWindow()).isEqualTo(Duration.ofMinutes(1));
    assertThat(airtable.errors().meaning(409, "invalid_grant")).isEqualTo(ErrorMeaning.RETRY);
    assertThat(airtable.errors().meaning(400, "invalid_grant")).isEqualTo(ErrorMeaning.REAUTHORISE);
    assertThat(airtable.revocation()).isNull();
    assertThat(airtable.endpoints().refresh()).isEqualTo(airtable.endpoints().token());
  }

  @Test
  void says_of_google_what_its_documentation_says() {
    ProviderDefinition google = provider("google");
    assertThat(google.extra().authorize())
        .containsExactlyInAnyOrderEntriesOf(Map.of("access_type", "offline", "prompt", "consent"));
    assertThat(google.scopes().canonical("https://www.googleapis.com/auth/userinfo.email"))
        .isEqualTo("email");
    assertThat(google.revocation())
        .isNotNull()
        .extracting(revocation -> revocation.radius())
        .isEqualTo(BlastRadius.ACCOUNT_PROJECT);
    assertThat(google.issuer()).isEqualTo(new Issuer("https://accounts.google.com", false));
  }

  @Test
  void says_of_others_where_they_differ() {
    assertThat(provider("notion").request().body()).isEqualTo(BodyFormat.JSON);
    assertThat(provider("slack").answer().okFlag()).isNotNull();
    assertThat(provider("slack").scopes().joined(List.of("a", "b"))).isEqualTo("a,b");
    assertThat(provider("github").refresh().offered()).isFalse();
    assertThat(provider("atlassian").errors().meaning(403, "unauthorized_client"))
        .isEqualTo(ErrorMeaning.REAUTHORISE);
    assertThat(
            provider("microsoft").with(Map.of("tenant", "consumers")).endpoints().token().value())
        .contains("/consumers/");
    assertThat(
            provider("salesforce")
                .with(Map.of("host", "acme--dev.sandbox.my.salesforce.com"))
                .endpoints()
                .token()
                .value())
        .startsWith("https://acme--dev.sandbox.my.salesforce.com/");
  }

  @Test
  void asks_smtp_for_a_destination_and_recipient_lists() {
    CredentialsEntry smtp = credentials("smtp");
    assertThat(smtp.authType()).isEqualTo(AuthType.CREDENTIALS);
    assertThat(smtp.verification()).isEqualTo(Verification.SMTP);
    assertThat(smtp.formSchema().fields())
        .filteredOn(field -> field.destination())
        .extracting(field -> field.name())
        .containsExactly("host", "port", "security");
    assertThat(
            smtp.formSchema()
                .check(
                    Map.of(
                        "host",
                        "smtp.example.com",
                        "username",
                        "ana",
                        "password",
                        "sandbox-password",
                        "recipientAllowList",
                        List.of(Map.of("label", "All", "value", "*.Example.com")))))
        .isInstanceOf(FormCheck.Accepted.class);
  }

  @Test
  void asks_telegram_for_a_token_of_the_right_form() {
    CredentialsEntry telegram = credentials("telegram");
    assertThat(telegram.formSchema().check(Map.of("botToken", "not-a-token")))
        .isInstanceOf(FormCheck.Rejected.class);
    assertThat(telegram.formSchema().check(Map.of("botToken", "123456:" + "sandbox-".repeat(4))))
        .isInstanceOf(FormCheck.Accepted.class);
  }

  private static ProviderDefinition provider(String id) {
    return CATALOG.provider(new ProviderId(id)).orElseThrow();
  }

  private static OAuthEntry oauth(String slug) {
    return (OAuthEntry) CATALOG.find(new Slug(slug)).orElseThrow();
  }

  private static CredentialsEntry credentials(String slug) {
    return (CredentialsEntry) CATALOG.find(new Slug(slug)).orElseThrow();
  }
}
