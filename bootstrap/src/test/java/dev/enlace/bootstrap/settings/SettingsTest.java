package dev.enlace.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.enlace.adapter.in.rest.compat.CompatSettings;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.toon.Layout;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String KEY_BYTES = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Map<String, String> GOOD =
      Map.of(
          "PUBLIC_URL", "https://enlace.example",
          "DATABASE_URL", "postgresql://ana:word@db/enlace",
          "ENCRYPTION_KEY", KEY_BYTES,
          "SECRET_KEY", "not-a-real-secret-but-long-enough");

  @Test
  void needs_nothing_in_the_embedded_profile() {
    Settings settings = embedded(Map.of());
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(settings.home()).isEqualTo(Path.of(".enlace").toAbsolutePath());
    assertThat(settings.catalogDirectory()).isEqualTo(settings.home().resolve("catalog"));
    assertThat(settings.database()).isEmpty();
    assertThat(settings.sandbox().http())
        .isEqualTo(new SandboxPorts.Choice(Variable.ENLACE_SANDBOX_PORT, 9400, false));
  }

  @Test
  void writes_toon_compactly_unless_told_otherwise() {
    assertThat(embedded(Map.of()).toon().enabled()).isTrue();
    assertThat(embedded(Map.of("TOON_FORMAT", "")).toon().layout()).isEqualTo(Layout.COMPACT);
    assertThat(embedded(Map.of("TOON_FORMAT", "pretty")).toon().layout()).isEqualTo(Layout.PRETTY);
    assertThat(embedded(Map.of("TOON_ENABLED", "false")).toon().enabled()).isFalse();
  }

  @Test
  void serves_the_first_deployments_endpoints_in_production_only_where_that_is_said() {
    assertThat(embedded(Map.of()).compat().enabled()).isTrue();
    assertThat(embedded(Map.of()).compat().upstreamBearer()).isFalse();
    assertThat(embedded(Map.of("ENLACE_COMPAT_AIRTABLE_ENDPOINTS", "false")).compat().enabled())
        .isFalse();
    assertThat(Settings.read(Profile.PRODUCTION, variables(GOOD)).compat().enabled()).isFalse();
    Map<String, String> chosen = new HashMap<>(GOOD);
    chosen.put("ENLACE_COMPAT_AIRTABLE_ENDPOINTS", "true");
    chosen.put("AIRTABLE_BASE_ID", "appSales");
    assertThat(Settings.read(Profile.PRODUCTION, variables(chosen)).compat())
        .isEqualTo(new CompatSettings(true, false, "appSales"));
  }

  @Test
  void derives_the_public_url_from_the_port() {
    assertThat(embedded(Map.of("SERVER_PORT", "9090")).publicUrl())
        .isEqualTo(URI.create("http://localhost:9090"));
  }

  @Test
  void takes_the_slash_from_the_end_of_the_public_url() {
    assertThat(embedded(Map.of("PUBLIC_URL", "https://enlace.example/")).publicUrl())
        .isEqualTo(URI.create("https://enlace.example"));
  }

  @Test
  void takes_an_empty_variable_for_an_unset_one() {
    assertThat(embedded(Map.of("SERVER_PORT", " ", "ENLACE_ADMIN_KEY", "")).port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_PORT,canary",
    "SERVER_PORT,0",
    "SERVER_PORT,65536",
    "PUBLIC_URL,canary",
    "PUBLIC_URL,ftp://canary.example",
    "PUBLIC_URL,https://canary@enlace.example",
    "PUBLIC_URL,https://enlace.example/?canary",
    "PUBLIC_URL,https:///canary",
    "PUBLIC_URL,https://enlace.example/canary",
    "DATABASE_URL,canary",
    "ENCRYPTION_KEY,canary",
    "ENCRYPTION_KEY,Y2FuYXJ5",
    "ENCRYPTION_KEY_PREVIOUS,canary",
    "ENCRYPTION_KEY_PREVIOUS,Y2FuYXJ5",
    "ENLACE_KMS,canary",
    "VAULT_ADDR,canary",
    "VAULT_TOKEN,a canary",
    "SECRET_KEY,canary",
    "ENLACE_ADMIN_KEY,canary",
    "ENLACE_ADMIN_KEY,a canary that no header can carry because of its spaces",
    "ENLACE_COMPAT_AIRTABLE_ENDPOINTS,canary",
    "ENLACE_COMPAT_UPSTREAM_BEARER,canary",
    "AIRTABLE_BASE_ID,../canary",
    "ENLACE_OUTBOUND_ALLOW,canary",
    "TOON_ENABLED,canary",
    "TOON_FORMAT,canary",
    "TOON_FORMAT,Compact canary",
    "ENLACE_OUTBOUND_ALLOW,127.0.0.1:canary",
    "ENLACE_SANDBOX_PORT,canary",
    "ENLACE_CATALOG_DIR,/canary/that/does/not/exist",
  })
  void names_the_variable_that_cannot_be_read_and_never_its_value(String name, String value) {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> embedded(Map.of(name, value)))
        .withMessageStartingWith(name + " ")
        .satisfies(e -> assertThat(e).message().doesNotContainIgnoringCase("canary", "Y2Fu"));
  }

  @Test
  void tells_every_problem_at_once() {
    CannotStart problems =
        catchThrowableOfType(
            CannotStart.class,
            () -> embedded(Map.of("SERVER_PORT", "x", "SECRET_KEY", "x", "DATABASE_URL", "x")));
    assertThat(problems.problems()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY_BYTES,
        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
        "-_-_MzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        "+/+/MzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
      })
  void accepts_an_encryption_key_in_either_alphabet(String key) {
    assertThat(embedded(Map.of("ENCRYPTION_KEY", key)).encryptionKey()).isPresent();
  }

  @Test
  void takes_root_keys_before_this_one_and_a_service_that_holds_it() {
    Settings settings =
        embedded(
            Map.of(
                "ENCRYPTION_KEY_PREVIOUS", KEY_BYTES + ", " + KEY_BYTES,
                "ENLACE_KMS", "vault:transit/enlace",
                "VAULT_ADDR", "https://vault.example:8200/",
                "VAULT_TOKEN", "hvs.canary"));

    assertThat(settings.previousEncryptionKeys()).hasSize(2);
    assertThat(settings.kms().orElseThrow().key()).isEqualTo("vault:transit/enlace");
    assertThat(settings.kms().orElseThrow().address())
        .isEqualTo(URI.create("https://vault.example:8200"));
    assertThat(settings.toString()).doesNotContain("canary", KEY_BYTES);
  }

  @Test
  void asks_for_address_and_token_of_the_service_that_holds_the_root_key() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> embedded(Map.of("ENLACE_KMS", "vault:transit/enlace")))
        .withMessageContaining("VAULT_ADDR is required")
        .withMessageContaining("VAULT_TOKEN is required");
  }

  @Test
  void needs_no_encryption_key_in_production_where_a_service_holds_it() {
    Map<String, String> kms = new HashMap<>(GOOD);
    kms.remove("ENCRYPTION_KEY");
    kms.put("ENLACE_KMS", "vault:transit/enlace");
    kms.put("VAULT_ADDR", "https://vault.example:8200");
    kms.put("VAULT_TOKEN", "hvs.canary");

    assertThat(Settings.read(Profile.PRODUCTION, variables(kms)).encryptionKey()).isEmpty();

    kms.put("VAULT_ADDR", "http://127.0.0.1:8200");
    assertThat(Settings.read(Profile.PRODUCTION, variables(kms)).kms()).isPresent();
    kms.put("VAULT_ADDR", "http://vault.example:8200");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Settings.read(Profile.PRODUCTION, variables(kms)))
        .withMessageContaining("VAULT_ADDR must use https");
  }

  @Test
  void resolves_the_addresses_that_may_be_reached_besides() {
    assertThat(embedded(Map.of("ENLACE_OUTBOUND_ALLOW", "127.0.0.1:25, [::1]:587")).outboundAllow())
        .containsExactlyInAnyOrder(
            new Endpoint("127.0.0.1", 25), new Endpoint("0:0:0:0:0:0:0:1", 587));
  }

  @Test
  void starts_in_production_with_everything_given() {
    Settings settings = Settings.read(Profile.PRODUCTION, variables(GOOD));
    assertThat(settings.database()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUBLIC_URL", "DATABASE_URL", "ENCRYPTION_KEY", "SECRET_KEY"})
  void does_not_start_in_production_without(String name) {
    Map<String, String> given = new HashMap<>(GOOD);
    given.remove(name);
    assertThat(problemsInProduction(given)).containsExactly(name + " is required in production");
  }

  @Test
  void wants_https_and_no_sandbox_and_two_keys_in_production() {
    Map<String, String> given = new HashMap<>(GOOD);
    given.put("PUBLIC_URL", "http://enlace.example");
    given.put("ENLACE_SANDBOX_PORT", "9400");
    given.put("SECRET_KEY", KEY_BYTES);
    assertThat(problemsInProduction(given))
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("PUBLIC_URL must use https"))
        .anyMatch(problem -> problem.startsWith("ENLACE_SANDBOX_PORT"))
        .anyMatch(problem -> problem.startsWith("SECRET_KEY must differ"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENCRYPTION_KEY", "SECRET_KEY"})
  void wants_an_admin_key_of_its_own_in_production(String name) {
    Map<String, String> given = new HashMap<>(GOOD);
    given.put("ENLACE_ADMIN_KEY", GOOD.get(name));
    assertThat(problemsInProduction(given))
        .containsExactly("ENLACE_ADMIN_KEY must differ from ENCRYPTION_KEY and SECRET_KEY");
  }

  @Test
  void names_the_variable_of_proxies_that_are_no_networks() {
    Map<String, String> given = new HashMap<>(GOOD);
    given.put("ENLACE_TRUSTED_PROXIES", "10.0.0.0/8, proxy.internal");
    assertThat(problemsInProduction(given))
        .containsExactly("ENLACE_TRUSTED_PROXIES must be an address or a CIDR range");
  }

  @Test
  void knows_exactly_one_profile() {
    assertThat(Profile.of("embedded")).isEqualTo(Profile.EMBEDDED);
    assertThat(Profile.of("other", "production")).isEqualTo(Profile.PRODUCTION);
    for (String[] names : List.of(new String[] {"embedded", "production"}, new String[] {"dev"})) {
      assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Profile.of(names));
    }
  }

  private static List<String> problemsInProduction(Map<String, String> given) {
    return catchThrowableOfType(
            CannotStart.class, () -> Settings.read(Profile.PRODUCTION, variables(given)))
        .problems();
  }

  private static Settings embedded(Map<String, String> given) {
    return Settings.read(Profile.EMBEDDED, variables(given));
  }

  private static Variables variables(Map<String, String> given) {
    return new Variables(given::get);
  }
}
