package dev.enlace.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFormatTest {
  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.com",
    "' ADA@Example.COM ', ada@example.com",
    "ada+news@example.com, ada+news@example.com",
    "o'hara@example.com, o'hara@example.com",
    "x@münchen.example, x@xn--mnchen-3ya.example",
    "x@MÜNCHEN.example, x@xn--mnchen-3ya.example",
    "x@XN--MNCHEN-3YA.example, x@xn--mnchen-3ya.example",
    "x@example。com, x@example.com",
    "x@ｅｘａｍｐｌｅ.com, x@example.com",
    "@Example.com, @example.com",
    "@münchen.example, @xn--mnchen-3ya.example",
    "*.Example.com, *.example.com",
    "*.münchen.example, *.xn--mnchen-3ya.example",
    "root@localhost, root@localhost"
  })
  void writes_a_mail_recipient_in_one_way(String given, String normal) {
    assertThat(ValueFormat.EMAIL_RECIPIENT.normalise(given)).contains(normal);
    assertThat(ValueFormat.EMAIL_RECIPIENT.normalise(normal)).contains(normal);
  }

  @ParameterizedTest
  @MethodSource("notMail")
  void refuses_what_a_mail_server_could_read_in_another_way(String given) {
    assertThat(ValueFormat.EMAIL_RECIPIENT.normalise(given)).isEmpty();
  }

  private static Stream<String> notMail() {
    return Stream.of(
        "",
        "@",
        "*.",
        "*",
        "ada",
        "example.com",
        "ada@",
        "Ada <ada@example.com>",
        "<ada@example.com>",
        "\"ada\"@example.com",
        "\"ada@evil.example\"@example.com",
        "ada@evil.example@example.com",
        "ada@example.com,eve@evil.example",
        "ada@example.com;eve@evil.example",
        "ada@example.com eve@evil.example",
        "ada@example.com\r\nRCPT TO:<eve@evil.example>",
        "ada\u0000@example.com",
        "ada\u0007@example.com",
        "ada\u00a0@example.com",
        "ada\u200b@example.com",
        "ada\u202e@example.com",
        "ada@example.com\u0000",
        "ada(comment)@example.com",
        "ada@example.com(comment)",
        "group:ada@example.com;",
        "ada\\@example.com",
        "ada@[127.0.0.1]",
        "ada@-example.com",
        "ada@example-.com",
        "ada@example..com",
        "ada@.example.com",
        "ada@example.com.",
        "ada@exa mple.com",
        "ada@exa_mple.com",
        "ada@example.com/x",
        "ada@" + "a".repeat(64) + ".com",
        "ada@" + "a.".repeat(126) + "com",
        "a".repeat(65) + "@example.com",
        "*.*.example.com",
        "*@example.com*",
        "*@example.com",
        "a*b@example.com",
        "a%b@example.com",
        "a!b@example.com",
        "\u00f1@example.com",
        ".a@example.com",
        "a..b@example.com",
        "=?utf-8?q?x?=@example.com",
        "|sh@example.com",
        "*.ada@example.com",
        "ada@*.example.com",
        "@stra\u00dfe.example",
        "*.stra\u1e9ee.example",
        "x@\u03bb\u03cc\u03b3\u03bf\u03c2.example",
        "x@a\u200db.example");
  }

  @ParameterizedTest
  @CsvSource({
    "12345, 12345",
    "-1001234567890, -1001234567890",
    "' 42 ', 42",
    "007, 7",
    "-0042, -42",
    "@Enlace_News, @enlace_news",
    "@abcd, @abcd"
  })
  void writes_a_telegram_recipient_in_one_way(String given, String normal) {
    assertThat(ValueFormat.TELEGRAM_RECIPIENT.normalise(given)).contains(normal);
    assertThat(ValueFormat.TELEGRAM_RECIPIENT.normalise(normal)).contains(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "@",
        "@abc",
        "@1abc",
        "abc",
        "1 2",
        "--5",
        "+5",
        "5.0",
        "12345678901234567890",
        "9223372036854775808",
        "0",
        "-0",
        "00",
        "@has space",
        "@has-hyphen",
        "@x/../y",
        "٣٤٥",
        "@àbcd",
        "5\n6"
      })
  void refuses_what_is_no_chat(String given) {
    assertThat(ValueFormat.TELEGRAM_RECIPIENT.normalise(given)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Ada@Example.COM, Ada@example.com",
    "ada+news@münchen.example, ada+news@xn--mnchen-3ya.example",
    "a%b@example.com, ''",
    "ada, ''",
    "@example.com, ''",
    "*.example.com, ''",
    "ada@127.0.0.1, ''",
  })
  void writes_a_mail_address_in_one_way(String given, String normal) {
    assertThat(ValueFormat.EMAIL_ADDRESS.normalise(given))
        .isEqualTo(Optional.of(normal).filter(text -> !text.isEmpty()));
  }

  @ParameterizedTest
  @CsvSource({"' a b ', a b", "A, A"})
  void trims_any_other_text(String given, String normal) {
    assertThat(ValueFormat.TEXT.normalise(given)).contains(normal);
    assertThat(ValueFormat.TEXT.normalise("  ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "' Mail.Example.COM ', mail.example.com",
    "mail.example.com., mail.example.com",
    "LOCALHOST, localhost",
    "ⓛocalhost, localhost",
    "mail_server, mail_server",
    "münchen.example, xn--mnchen-3ya.example",
    "127.0.0.1, 127.0.0.1",
    "１２７.0.0.1, 127.0.0.1",
    "127。0。0。1, 127.0.0.1",
    "::1, ::1",
    "[::FFFF:127.0.0.1], ::ffff:127.0.0.1"
  })
  void writes_a_host_as_it_is_looked_up(String given, String normal) {
    assertThat(ValueFormat.HOST.normalise(given)).contains(normal);
    assertThat(ValueFormat.HOST.normalise(normal)).contains(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a..b",
        "http://x/y?z",
        "x/y",
        "a b",
        "user@host",
        "host:25",
        "[host]",
        "-host",
        "xn--",
        "host\r\nQUIT",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "256.0.0.1",
        "1.2.3.4.5",
        "mail.example.1",
        ":::",
        "[::1",
        "::1]",
        "fe80::1%lo"
      })
  void refuses_what_is_no_host(String given) {
    assertThat(ValueFormat.HOST.normalise(given)).isEmpty();
    assertThat(ValueFormat.HOST.normalise("a".repeat(64) + given)).isEmpty();
  }
}
