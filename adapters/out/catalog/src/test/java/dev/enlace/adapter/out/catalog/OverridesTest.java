package dev.enlace.adapter.out.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.adapter.out.catalog.source.InvalidCatalog;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.provider.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
  private static final String PROVIDER =
      """
      kind: provider
      id: acme
      name: Acme
      endpoints:
        authorize: https://id.acme.example/authorize
        token: https://id.acme.example/token
      request:
        client: {method: basic}
      pkce: {mode: required}
      refresh: {offered: true, rotation: optional}
      """;
  private static final String ENTRY =
      """
      kind: entry
      slug: acme
      name: Acme
      description: {en: Acme things, es: Cosas de Acme}
      category: tools
      authType: oauth
      provider: acme
      variables: [ACME]
      oauthScopes:
        - name: things
          label: {en: Things, es: Cosas}
          default: true
      """;

  @TempDir private Path directory;

  @Test
  void a_provider_and_its_entry_take_two_files_and_no_code() throws IOException {
    write("acme-provider.yaml", PROVIDER);
    write("acme-entry.yml", ENTRY);
    YamlCatalog catalog = YamlCatalog.load(directory);

    assertThat(catalog.find(new Slug("acme"))).isPresent();
    assertThat(catalog.provider(new ProviderId("acme"))).isPresent();
    assertThat(catalog.entries()).hasSize(7);
  }

  @Test
  void a_file_replaces_what_comes_with_enlace() throws IOException {
    write(
        "mine.yaml",
        ENTRY.replace("slug: acme", "slug: gmail").replace("provider: acme", "provider: google"));
    OAuthEntry gmail =
        (OAuthEntry) YamlCatalog.load(directory).find(new Slug("gmail")).orElseThrow();

    assertThat(gmail.variables()).containsExactly("ACME");
  }

  @Test
  void a_disabled_entry_is_found_but_not_offered() throws IOException {
    write("acme-provider.yaml", PROVIDER);
    write("acme.yaml", ENTRY + "enabled: false\n");
    YamlCatalog catalog = YamlCatalog.load(directory);

    assertThat(catalog.find(new Slug("acme"))).isPresent();
    assertThat(catalog.entries()).hasSize(6);
    assertThat(catalog.all()).hasSize(7);
  }

  @Test
  void a_wrong_value_is_named_by_file_line_and_field() throws IOException {
    write("bad.yaml", PROVIDER.replace("mode: required", "mode: sometimes"));
    refused("bad.yaml:9: pkce.mode: ");
  }

  @Test
  void an_unknown_field_is_named_by_file_line_and_field() throws IOException {
    write("bad.yaml", PROVIDER.replace("  token:", "  tokn:"));
    refused("bad.yaml:6: endpoints.tokn: is not a field here");
  }

  @Test
  void what_only_the_domain_refuses_is_named_too() throws IOException {
    write("bad.yaml", PROVIDER.replace("https://id.acme.example/token", "http://acme.example/t"));
    refused("bad.yaml:6: endpoints.token: a provider's URL must be https");
  }

  @Test
  void a_missing_field_is_named() throws IOException {
    write("bad.yaml", PROVIDER.replace("name: Acme\n", ""));
    refused("name");
  }

  @Test
  void broken_yaml_is_named_by_line() throws IOException {
    write("bad.yaml", PROVIDER + "broken: [1, 2\nnext: 3\n");
    refused("bad.yaml:12: is no YAML");
  }

  @Test
  void a_file_without_a_kind_is_refused() throws IOException {
    write("bad.yaml", "name: Acme\n");
    refused("bad.yaml:1: kind: must be provider or entry");
  }

  @Test
  void a_key_that_stands_twice_is_refused() throws IOException {
    write("bad.yaml", PROVIDER + "name: Other\n");
    refused("bad.yaml:11: the key name stands there twice");
  }

  @Test
  void anchors_are_refused() throws IOException {
    write("bad.yaml", "kind: entry\nname: &a [x]\nother: *a\n");
    refused("anchors are not allowed");
  }

  @Test
  void two_files_of_one_directory_cannot_claim_the_same_name() throws IOException {
    write("a.yaml", PROVIDER);
    write("b.yaml", PROVIDER);
    refused("b.yaml:2: id: another file");
  }

  @Test
  void an_entry_of_an_unknown_provider_is_refused() throws IOException {
    write("bad.yaml", ENTRY);
    refused("bad.yaml:7: provider: no provider has that id");
  }

  @Test
  void an_entry_cannot_fill_in_a_tenant_that_its_provider_does_not_allow() throws IOException {
    write(
        "bad.yaml",
        ENTRY.replace("provider: acme", "provider: microsoft")
            + "parameters:\n  tenant: evil.example/x\n");
    refused("bad.yaml:13: parameters: URL parameter tenant has no allowed value");
  }

  @Test
  void an_oauth_entry_has_no_form() throws IOException {
    write("bad.yaml", ENTRY.replace("provider: acme", "provider: google") + "verification: smtp\n");
    refused("bad.yaml:13: verification");
  }

  @Test
  void a_field_with_a_wrong_pattern_is_named() throws IOException {
    write(
        "bad.yaml",
        """
        kind: entry
        slug: fax
        name: Fax
        description: {en: Fax, es: Fax}
        category: tools
        authType: credentials
        provider: fax
        verification: none
        fields:
          - {name: number, type: string, label: {en: Number, es: Número}, pattern: "["}
        """);
    refused("bad.yaml:10: fields[0]");
  }

  @Test
  void every_problem_of_every_file_is_told_at_once() throws IOException {
    write("a.yaml", PROVIDER.replace("mode: required", "mode: sometimes"));
    write("b.yaml", "kind: [\n");
    write("c.yaml", ENTRY.replace("category: tools\n", ""));
    assertThatExceptionOfType(InvalidCatalog.class)
        .isThrownBy(() -> YamlCatalog.load(directory))
        .satisfies(e -> assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(3))
        .withMessageContainingAll("a.yaml:9", "b.yaml", "c.yaml");
  }

  private void refused(String message) {
    assertThatExceptionOfType(InvalidCatalog.class)
        .isThrownBy(() -> YamlCatalog.load(directory))
        .withMessageContaining(message);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
