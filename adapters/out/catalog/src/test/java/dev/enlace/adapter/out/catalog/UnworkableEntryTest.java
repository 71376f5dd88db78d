package dev.enlace.adapter.out.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.adapter.out.catalog.source.InvalidCatalog;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.form.FormCheck;
import dev.enlace.domain.form.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that could not work later do not come in at the start. */
class UnworkableEntryTest {
  private static final String LABEL = "label: {en: It, es: Eso}";
  private static final String ENTRY =
      """
      kind: entry
      slug: acme-mail
      name: Acme Mail
      description: {en: Mail, es: Correo}
      category: email
      authType: credentials
      provider: acme-mail
      verification: smtp
      fields:
        - {name: host, type: string, required: true, LABEL}
        - {name: port, type: number, required: true, max: 65535, LABEL}
        - {name: username, type: string, required: true, LABEL}
        - {name: password, type: password, required: true, LABEL}
      """
          .replace("LABEL", LABEL);

  private static final String GRANT =
      """
      kind: entry
      slug: acme-drive
      name: Acme Drive
      description: {en: Files, es: Archivos}
      category: email
      authType: oauth
      provider: google
      variables: [ACME]
      fields:
      """;

  @TempDir private Path directory;

  @Test
  void mail_is_tried_at_a_host_and_at_a_port_whatever_the_file_says() throws IOException {
    write("mail.yaml", ENTRY);
    CatalogEntry entry = YamlCatalog.load(directory).find(new Slug("acme-mail")).orElseThrow();

    FormCheck check =
        entry
            .formSchema()
            .check(Map.of("host", "http://x", "port", 587.5, "username", "u", "password", "p"));

    assertThat(((FormCheck.Rejected) check).violations())
        .extracting(Violation::field)
        .containsExactly("host", "port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "port", "username", "password"})
  void mail_cannot_be_tried_without_all_of_an_account(String field) throws IOException {
    write("bad.yaml", ENTRY.replaceFirst("\\{name: " + field, "{name: other"));
    refused("bad.yaml:8: verification: smtp needs a required field " + field);
    write("bad.yaml", ENTRY.replaceFirst("(name: " + field + ".*) required: true,", "$1"));
    refused("bad.yaml:8: verification: smtp needs a required field " + field);
  }

  @Test
  void an_account_is_not_read_from_fields_of_other_types() throws IOException {
    write("bad.yaml", ENTRY.replace("password, type: password", "password, type: string"));
    refused("bad.yaml:8: verification: smtp needs password to be a password");
    write("bad.yaml", ENTRY + "  - {name: security, type: boolean, " + LABEL + "}\n");
    refused("bad.yaml:8: verification: smtp needs security to be a string");
    write("bad.yaml", ENTRY.replace("verification: smtp", "verification: telegram"));
    refused("bad.yaml:8: verification: telegram needs a required field botToken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: labeledList, max: 2.5",
        "type: labeledList, max: 99999999999",
        "type: labeledList, min: -1",
        "type: string, max: 2.5",
        "type: number, max: 10, default: 99",
        "type: number, default: 1e999",
        "type: string, default: zz, options: [{value: a, label: {en: A, es: A}}]",
        "type: string, pattern: '[a-z]+', default: A",
        "type: string, format: host, default: http://x",
        "type: number, format: host",
        "type: labeledList, format: host",
        "type: string, items: text"
      })
  void a_field_that_refuses_everybody_is_named_by_its_line(String field) throws IOException {
    write("bad.yaml", ENTRY + "  - {name: other, " + field + ", " + LABEL + "}\n");
    refused("bad.yaml:14: fields[4]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: apiKey, type: password",
        "name: domain, type: string",
        "name: recipientAllowList, type: labeledList",
        "name: recipientAllowList, type: labeledList, items: text",
        "name: recipientAllowList, type: labeledList, items: emailRecipient, required: true",
        "name: recipientAllowList, type: labeledList, items: emailRecipient, min: 1"
      })
  void nothing_is_set_on_a_grant_but_whom_it_may_write_to(String field) throws IOException {
    write(
        "good.yaml",
        GRANT
            + "  - {name: recipientDenyList, type: labeledList, items: emailRecipient, "
            + LABEL
            + "}\n");
    YamlCatalog.load(directory);
    write("good.yaml", GRANT + "  - {" + field + ", " + LABEL + "}\n");
    refused("good.yaml:10: fields[0]");
  }

  @Test
  void what_cannot_be_read_is_named_and_hides_no_other_mistake() throws IOException {
    Files.write(directory.resolve("a.yaml"), "name: España".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectory(directory.resolve("b.yaml"));
    write("c.yaml", "kind: nothing\n");

    assertThatExceptionOfType(InvalidCatalog.class)
        .isThrownBy(() -> YamlCatalog.load(directory))
        .withMessageContainingAll(
            List.of("a.yaml:1: is not UTF-8", "b.yaml:1: is a directory", "c.yaml:1: kind")
                .toArray(String[]::new));
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
