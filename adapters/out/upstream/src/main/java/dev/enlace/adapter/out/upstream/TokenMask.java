package dev.enlace.adapter.out.upstream;

import dev.enlace.domain.secret.Secret;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a token unreadable wherever an answer repeats it: as it is, or as a URL or JSON would write
 * it. Who may use a connection is not by that one who may read its token. Every byte is replaced by
 * an asterisk, so that lengths stay true; of a piece is held back only an end that may be the
 * token's beginning.
 */
final class TokenMask {
  private static final byte ASTERISK = '*';

  /** What is shorter is no secret, and stands in many an answer by chance. */
  private static final int SHORTEST = 8;

  private final List<byte[]> forms;

  TokenMask(Secret token) {
    String text = token.reveal();
    String inUrl = URLEncoder.encode(text, StandardCharsets.UTF_8);
    this.forms =
        Stream.of(text, inUrl, text.replace("/", "\\/"))
            .distinct()
            .map(form -> form.getBytes(StandardCharsets.UTF_8))
            .filter(form -> form.length >= SHORTEST)
            .toList();
  }

  /** Whether a text repeats the token. */
  boolean isIn(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return forms.stream().anyMatch(form -> find(form, bytes, 0) >= 0);
  }

  /** The same bytes without the token. */
  Flux<ByteBuffer> over(Flux<byte[]> pieces) {
    return Flux.defer(() -> {
      Window window = new Window();
      return pieces
          .map(window::next)
          .concatWith(Mono.fromSupplier(window::rest))
          .filter(ByteBuffer::hasRemaining);
    });
  }

  private void mask(byte[] bytes) {
    for (byte[] form : forms) {
      for (int at = find(form, bytes, 0); at >= 0; at = find(form, bytes, at + form.length)) {
        Arrays.fill(bytes, at, at + form.length, ASTERISK);
      }
    }
  }

  private static int find(byte[] form, byte[] bytes, int from) {
    for (int at = from; at <= bytes.length - form.length; at++) {
      if (bytes[at] == form[0] && begins(form, bytes, at, form.length)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean begins(byte[] form, byte[] bytes, int at, int length) {
    return Arrays.equals(form, 0, length, bytes, at, at + length);
  }

  /** The length of the longest end that is the beginning of a form. */
  private int open(byte[] bytes) {
    return forms.stream().mapToInt(form -> open(form, bytes)).max().orElse(0);
  }

  private static int open(byte[] form, byte[] bytes) {
    for (int length = Math.min(form.length - 1, bytes.length); length > 0; length--) {
      if (begins(form, bytes, bytes.length - length, length)) {
        return length;
      }
    }
    return 0;
  }

  /** What one answer has shown so far. */
  private final class Window {
    private byte[] held = new byte[0];

    ByteBuffer next(byte[] piece) {
      byte[] all = joined(piece);
      mask(all);
      int known = all.length - open(all);
      held = Arrays.copyOfRange(all, known, all.length);
      return ByteBuffer.wrap(all, 0, known);
    }

    ByteBuffer rest() {
      return ByteBuffer.wrap(held);
    }

    private byte[] joined(byte[] piece) {
      if (held.length == 0) {
        return piece;
      }
      byte[] all = Arrays.copyOf(held, held.length + piece.length);
      System.arraycopy(piece, 0, all, held.length, piece.length);
      return all;
    }
  }
}
