package dev.enlace.domain.provider.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through the ways in which a segment may say {@code ..}: encoded, encoded twice, beside an
 * encoded slash or a backslash, before parameters, in wide characters.
 */
final class Segments {
  private static final Set<String> DOTS = Set.of(".", "..");

  /** How often a segment may be encoded; nobody means more than two. */
  private static final int DEEPEST = 4;

  private Segments() {}

  /** Decoded once; empty where that is no text, or one that may lead elsewhere. */
  static Optional<String> decoded(String raw) {
    Optional<String> once = decode(raw);
    if (once.isEmpty() || once.get().chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return leadsElsewhere(once.get()) ? Optional.empty() : once;
  }

  private static boolean leadsElsewhere(String text) {
    String seen = text;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (hasDots(seen)) {
        return true;
      }
      String next = decode(seen).orElse(seen);
      if (next.equals(seen)) {
        return false;
      }
      seen = next;
    }
    return true;
  }

  private static boolean hasDots(String text) {
    String plain = Normalizer.normalize(text, Form.NFKC);
    return Arrays.stream(plain.split("[/\\\\]", -1))
        .map(part -> part.split("[;?#]", -1)[0].strip())
        .anyMatch(DOTS::contains);
  }

  /** Percent signs that begin no escape stay: another level may have none. */
  private static Optional<String> decode(String text) {
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    byte[] to = new byte[from.length];
    int length = 0;
    for (int i = 0; i < from.length; i++) {
      int high = from[i] == '%' && i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
      if (low < 0) {
        to[length++] = from[i];
      } else {
        to[length++] = (byte) (high * 16 + low);
        i += 2;
      }
    }
    return text(ByteBuffer.wrap(to, 0, length));
  }

  private static Optional<String> text(ByteBuffer utf8) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
