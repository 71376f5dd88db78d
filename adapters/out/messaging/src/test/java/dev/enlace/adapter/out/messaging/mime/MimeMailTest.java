package dev.enlace.adapter.out.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.messaging.Senders;
import dev.enlace.domain.message.Attachment;
import dev.enlace.domain.message.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody reads is what somebody has written, whatever it looks like. */
class MimeMailTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "Grüße aus Köln",
        "=?utf-8?q?Hi=0D=0ABcc:_eve=40evil.test?=",
        "=?UTF-8?B?SGVsbG8=?= =?UTF-8?B?SGVsbG8=?=",
        "before =?utf-8?q?Hi?= after",
        "ñ =?utf-8?q?Hi?=",
        "=?",
        "a=?b 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "\"quoted\", (comment) <eve@evil.test>; a\\b",
      })
  void is_read_as_it_was_written(String text) throws MessagingException, IOException {
    Mail mail =
        Senders.mail(
            text,
            "a body",
            List.of(Senders.mailbox("ana@example.com", text)),
            List.of(Senders.mailbox("bob@example.com", "Bob")),
            List.of());

    MimeMessage read = read(written(mail));

    assertThat(read.getSubject()).isEqualTo(text);
    InternetAddress ana = (InternetAddress) read.getAllRecipients()[0];
    assertThat(ana.getPersonal()).isEqualTo(text);
    assertThat(ana.getAddress()).isEqualTo("ana@example.com");
    assertThat(read.getAllRecipients()).hasSize(2);
    assertThat(read.getHeader("Bcc")).isNull();
    assertThat(written(mail).lines().takeWhile(line -> !line.isEmpty()))
        .allMatch(line -> line.length() <= 998 && line.chars().allMatch(c -> c < 128))
        .noneMatch(line -> line.startsWith("Bcc"))
        // RFC 2047, 2: an encoded word has at most 75 characters
        .allMatch(line -> Arrays.stream(line.split(" ", -1)).noneMatch(MimeMailTest::isTooLong));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "ñandú 😀.pdf", "a\"b; x=y.txt", "..a", "a..txt"})
  void calls_files_as_they_are_called(String name) throws MessagingException, IOException {
    assertThat(Attachment.isName(name)).isTrue();
    Mail mail =
        Senders.mail(
            "Hello",
            "a body",
            Senders.mailboxes("ana@example.com"),
            List.of(),
            List.of(),
            List.of(new Attachment(name, "text/plain", new byte[1])));

    String mime = written(mail);

    assertThat(Arrays.stream(mime.split("\r\n")).filter(line -> line.contains("filename")))
        .hasSizeGreaterThanOrEqualTo(1);
    assertThat(fileName(read(mime))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "a/b",
        "a\\b",
        "a\nb",
        "a\u0000",
        "a\u0085",
        "=?utf-8?q?..=2Fevil?=",
        "a\u202etxt.exe",
        "a\u200b",
        "a\u2028b",
        "a\u2029b",
        "a\ufeff"
      })
  void calls_no_file_what_its_reader_would_not_see(String name) {
    assertThat(Attachment.isName(name)).isFalse();
  }

  private static boolean isTooLong(String word) {
    return word.startsWith("=?UTF-8?") && word.length() > 75;
  }

  private static String fileName(MimeMessage message) throws MessagingException, IOException {
    return ((jakarta.mail.internet.MimeMultipart) message.getContent())
        .getBodyPart(1)
        .getFileName();
  }

  private static String written(Mail mail) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MimeMail.of(mail, Instant.EPOCH, false).writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static MimeMessage read(String text) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
