package dev.enlace.adapter.out.messaging.mime;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text of a header (RFC 2047). What looks like an encoded word itself is encoded too, though it is
 * ASCII: else whoever reads it would decode what nobody has written, a line's end for instance.
 */
final class EncodedWords {
  private static final String BEGINNING = "=?";

  /** A word has at most 75 characters, 12 of which are no content. */
  private static final int MOST_BYTES = 45;

  private EncodedWords() {}

  static String of(String text) {
    try {
      return text.contains(BEGINNING) ? encoded(text) : MimeUtility.encodeText(text, "UTF-8", null);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java runtime has UTF-8", e);
    }
  }

  private static String encoded(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int bytes = 0;
    for (int point : text.codePoints().toArray()) {
      int more = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > MOST_BYTES) {
        words.add(word(part.toString()));
        part.setLength(0);
        bytes = 0;
      }
      part.appendCodePoint(point);
      bytes += more;
    }
    words.add(word(part.toString()));
    return String.join(" ", words);
  }

  private static String word(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
