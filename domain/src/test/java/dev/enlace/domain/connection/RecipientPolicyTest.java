package dev.enlace.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.form.ValueFormat;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.message.Recipient;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists as owners write them, recipients as callers do, and whether a message may go there. */
class RecipientPolicyTest {
  @ParameterizedTest(name = "allow [{0}] deny [{1}]: {2} {3}")
  @CsvSource(
      textBlock =
          """
          # nothing is said
          '',                          '',                       ana@example.com,            may
          '',                          '',                       root@localhost,             may
          # an address
          ana@example.com,             '',                       ana@example.com,            may
          ana@example.com,             '',                       bob@example.com,            not_allowed
          ana@example.com,             '',                       ana@example.org,            not_allowed
          ana@example.com,             '',                       ana@mail.example.com,       not_allowed
          ana@example.com,             '',                       xana@example.com,           not_allowed
          ana@example.com,             '',                       ana@example.com.evil.test,  not_allowed
          ana@example.com,             '',                       ana@evilexample.com,        not_allowed
          # case and blanks
          ana@example.com,             '',                       ANA@EXAMPLE.COM,            may
          ' Ana@Example.Com ',         '',                       ana@example.com,            may
          ana@example.com,             '',                       '  ana@example.com ',       may
          '',                          ana@example.com,          Ana@eXample.com,            denied
          # a domain
          @example.com,                '',                       anybody@example.com,        may
          @example.com,                '',                       anybody@EXAMPLE.com,        may
          @example.com,                '',                       a+b@example.com,            may
          @example.com,                '',                       ana@mail.example.com,       not_allowed
          @example.com,                '',                       ana@example.com.evil.test,  not_allowed
          @example.com,                '',                       ana@notexample.com,         not_allowed
          '',                          @example.com,             ana@example.com,            denied
          '',                          @example.com,             a+b@example.com,            denied
          '',                          @example.com,             ana@mail.example.com,       may
          # sub-domains, at any depth, and not the domain itself
          *.example.com,               '',                       ana@mail.example.com,       may
          *.example.com,               '',                       ana@a.b.c.example.com,      may
          *.example.com,               '',                       ana@example.com,            not_allowed
          *.example.com,               '',                       ana@xexample.com,           not_allowed
          *.example.com,               '',                       ana@example.com.evil.test,  not_allowed
          '@example.com *.example.com', '',                      ana@mail.example.com,       may
          '',                          *.example.com,            ana@a.b.example.com,        denied
          '',                          *.example.com,            ana@example.com,            may
          '',                          *.com,                    ana@example.com,            denied
          # deny beats allow
          @example.com,                eve@example.com,          eve@example.com,            denied
          @example.com,                eve@example.com,          ana@example.com,            may
          eve@example.com,             eve@example.com,          eve@example.com,            denied
          eve@example.com,             @example.com,             eve@example.com,            denied
          eve@mail.example.com,        *.example.com,            eve@mail.example.com,       denied
          '',                          eve@example.com,          ana@example.com,            may
          # sub-addresses: a permission is narrow, a prohibition is wide
          ana@example.com,             '',                       ana+news@example.com,       not_allowed
          ana+news@example.com,        '',                       ana+news@example.com,       may
          ana+news@example.com,        '',                       ana@example.com,            not_allowed
          '',                          ana@example.com,          ana+news@example.com,       denied
          '',                          ana@example.com,          ANA+NEWS@example.com,       denied
          '',                          ana@example.com,          ana+a+b@example.com,        denied
          '',                          ana+news@example.com,     ana+news+x@example.com,     denied
          '',                          ana+news@example.com,     ana@example.com,            may
          '',                          ana+news@example.com,     ana+other@example.com,      may
          '',                          ana@example.com,          anab+ana@example.com,       may
          '',                          ana@example.com,          +ana@example.com,           may
          # domains of other scripts
          @münchen.example,            '',                       x@münchen.example,          may
          @münchen.example,            '',                       x@MÜNCHEN.example,          may
          @münchen.example,            '',                       x@xn--mnchen-3ya.example,   may
          @xn--mnchen-3ya.example,     '',                       x@münchen.example,          may
          '',                          @münchen.example,         x@xn--MNCHEN-3YA.example,   denied
          '',                          *.münchen.example,        x@post.münchen.example,     denied
          @münchen.example,            '',                       x@munchen.example,          not_allowed
          @example.com,                '',                       ana@exаmple.com,            not_allowed
          '',                          '',                       ana@exаmple.com,            may
          """)
  void says_who_may_be_written_to(String allow, String deny, String recipient, String verdict) {
    assertThat(verdict(policy(ValueFormat.EMAIL_RECIPIENT, allow, deny), MailAddress.of(recipient)))
        .isEqualTo(verdict);
  }

  /** Each would slip past the entry {@code @example.com} if somebody read it in another way. */
  @ParameterizedTest
  @MethodSource("ambiguous")
  void guesses_no_address(String recipient) {
    assertThat(MailAddress.of(recipient)).isEmpty();
  }

  private static Stream<String> ambiguous() {
    return Stream.of(
        "",
        " ",
        "@",
        "ana",
        "ana@",
        "@example.com",
        "*.example.com",
        "*@example.com@",
        // a display name is a field of its own
        "Ana <ana@example.com>",
        "\"Ana\" <ana@example.com>",
        "<ana@example.com>",
        "ana@example.com <eve@evil.test>",
        "eve@evil.test (ana@example.com)",
        // several in one, and groups
        "ana@example.com,eve@evil.test",
        "ana@example.com, eve@evil.test",
        "ana@example.com;eve@evil.test",
        "ana@example.com eve@evil.test",
        "friends:ana@example.com,eve@evil.test;",
        "undisclosed-recipients:;",
        // routes
        "<@evil.test:ana@example.com>",
        "@evil.test:ana@example.com",
        "@evil.test,@x.test:ana@example.com",
        "eve%evil.test@example.com",
        "evil.test!eve@example.com",
        "eve@evil.test@example.com",
        "ana@example.com@evil.test",
        // quoted local parts and comments
        "\"ana\"@example.com",
        "\"eve@evil.test\"@example.com",
        "\"ana eve\"@example.com",
        "ana\\@x@example.com",
        "ana(comment)@example.com",
        "(comment)ana@example.com",
        "ana@example.com(comment)",
        "ana@(comment)example.com",
        // ends of lines and of texts
        "ana@example.com\r\nRCPT TO:<eve@evil.test>",
        "ana@example.com\nBcc: eve@evil.test",
        "ana@example.com\r\n",
        "ana@example.com\n",
        "\nana@example.com",
        "ana@example.com\rBcc:eve@evil.test",
        "ana\n@example.com",
        "ana@exa\r\n mple.com",
        "ana@example.com\u0000",
        "ana@example.com\u0000.evil.test",
        "ana\u0000eve@example.com",
        "ana@example.com\t",
        "ana@example.com\u000b",
        "ana@example.com\u0085",
        "ana@example.com\u2028",
        "\u00a0ana@example.com",
        // dots
        "ana@example.com.",
        "ana@.example.com",
        "ana@example..com",
        ".ana@example.com",
        "ana.@example.com",
        "an..a@example.com",
        // what looks like something else
        "ana@example\u3002com",
        "ana@example\uff0ecom",
        "ana@\uff45xample.com",
        "ana\uff20example.com",
        "\uff41na@example.com",
        "\u0430na@example.com",
        "ana\u200b@example.com",
        "ana@exam\u00adple.com",
        "ana@exam\u200dple.com",
        "ana@stra\u00dfe.example",
        "ana@\u202eexample.com",
        "ana@\ufb01sh.example",
        "ñandú@example.com",
        // what some decode, open or hand on before they look at it
        "=?utf-8?q?eve=40evil.test?=@example.com",
        "=?utf-8?q?x?=@example.com",
        "a=?b@example.com",
        "/etc/passwd@example.com",
        "/G=Eve/S=Evil/O=evil.test/@example.com",
        "|sh@example.com",
        "IMCEAX400-c=US+3Ba=+20+3Bp=evil@example.com",
        "imceaex-_o=evil@example.com",
        "*@example.com",
        "a*b@example.com",
        // addresses of machines
        "ana@[127.0.0.1]",
        "ana@[IPv6:::1]",
        "ana@127.0.0.1",
        "ana@2130706433",
        "ana@exa_mple.com",
        "ana@-example.com",
        "ana@example.com:25",
        "ana@example.com/x",
        "mailto:ana@example.com",
        "a".repeat(65) + "@example.com",
        "ana@" + "a".repeat(64) + ".com",
        "ana@" + "a.".repeat(130) + "com");
  }

  @ParameterizedTest(name = "allow [{0}] deny [{1}]: {2} {3}")
  @CsvSource({
    "'', '', 1001, may",
    "1001, '', ' 1001', may",
    "1001, '', 1002, not_allowed",
    "1001, '', -1001, not_allowed",
    "1001, '', 10011, not_allowed",
    "'', 1001, 1001, denied",
    "'', 1001, 01001, denied",
    "'', 01001, 1001, denied",
    "'', 0001001, 0000000000000001001, denied",
    "'', -1001, -01001, denied",
    "1001, '', 01001, may",
    "'', 1001, -01001, may",
    "'', 9223372036854775807, 9223372036854775807, denied",
    "'', '', 9223372036854775808, no_chat",
    "'', '', -9223372036854775809, no_chat",
    "'', '', 00000000000000001001, no_chat",
    "'', '', 0, no_chat",
    "'', '', -0, no_chat",
    "'', '', 000, no_chat",
    "@News, '', @news, may",
    "@news, @NEWS, @News, denied",
    "@news, '', 1001, not_allowed",
    "'', '', 10 01, no_chat",
    "'', '', '1001\n', no_chat",
    "'', '', '1001\r\n1002', no_chat",
    "'', '', ١٠٠١, no_chat",
    "'', '', @\u212aabcd, no_chat",
    "'', '', https://t.me/news, no_chat",
    "'', '', +1001, no_chat"
  })
  void says_which_chats_may_be_written_to(
      String allow, String deny, String recipient, String verdict) {
    assertThat(verdict(policy(ValueFormat.TELEGRAM_RECIPIENT, allow, deny), Chat.of(recipient)))
        .isEqualTo(verdict);
  }

  @Test
  void reads_what_was_stored_under_older_rules_by_those_of_today() {
    FormValues stored =
        new FormValues(
            Map.of(
                "recipientAllowList", list("0042", "*@example.com"),
                "recipientDenyList", list("01001", "@News", "ana@example.com")));

    assertThat(RecipientPolicy.of(stored))
        .isEqualTo(
            new RecipientPolicy(
                List.of("42", "*@example.com"), List.of("1001", "@news", "ana@example.com")));
  }

  private static FieldValue list(String... entries) {
    return new FieldValue.LabeledList(
        Arrays.stream(entries).map(entry -> new LabeledValue("", entry)).toList());
  }

  private static String verdict(RecipientPolicy policy, Optional<? extends Recipient> recipient) {
    return recipient
        .map(known ->
            policy.objection(known).map(why -> why.name().toLowerCase(Locale.ROOT)).orElse("may"))
        .orElse("no_chat");
  }

  private static RecipientPolicy policy(ValueFormat format, String allow, String deny) {
    return new RecipientPolicy(entries(format, allow), entries(format, deny));
  }

  private static List<String> entries(ValueFormat format, String list) {
    return Arrays.stream(list.strip().split(" +"))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> format.normalise(entry).orElseThrow())
        .toList();
  }
}
