package dev.enlace.adapter.out.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

class TokenMaskTest {
  private static final String TOKEN = "tok/en+canary-0001=";
  private final TokenMask mask = new TokenMask(Secret.of(TOKEN));

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKEN,
        "tok%2Fen%2Bcanary-0001%3D",
        "tok\\/en+canary-0001=",
      })
  void hides_the_token_however_it_is_cut(String form) {
    String text = "{\"you\":\"" + form + "\",\"and\":\"" + form + form + "\"}";
    for (int size = 1; size <= text.length(); size++) {
      assertThat(masked(text, size)).isEqualTo(text.replace(form, "*".repeat(form.length())));
    }
    assertThat(mask.isIn(text)).isTrue();
  }

  @Test
  void leaves_everything_else_as_it_is() {
    String text = "tok/en+canary-000, tok/en+canary-0002=, tok/tok/en, tok/en+canary-0001";
    for (int size = 1; size <= text.length(); size++) {
      assertThat(masked(text, size)).isEqualTo(text);
    }
    assertThat(mask.isIn(text)).isFalse();
  }

  @Test
  void holds_nothing_back_that_cannot_be_the_beginning_of_the_token() {
    List<String> pieces = pieces(List.of("data: 1\n", "data: t", "ok/x\n"));

    assertThat(pieces).containsExactly("data: 1\n", "data: ", "tok/x\n");
  }

  @Test
  void looks_for_nothing_that_is_too_short_to_be_one() {
    TokenMask none = new TokenMask(Secret.of("a"));
    assertThat(none.isIn("banana")).isFalse();
  }

  private String masked(String text, int size) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < all.length; from += size) {
      pieces.add(java.util.Arrays.copyOfRange(all, from, Math.min(from + size, all.length)));
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    mask.over(Flux.fromIterable(pieces))
        .toIterable()
        .forEach(piece -> joined.writeBytes(of(piece)));
    return joined.toString(StandardCharsets.UTF_8);
  }

  private List<String> pieces(List<String> pieces) {
    return mask.over(Flux.fromIterable(pieces).map(piece -> piece.getBytes(StandardCharsets.UTF_8)))
        .map(piece -> new String(of(piece), StandardCharsets.UTF_8))
        .collectList()
        .blockOptional()
        .orElseThrow();
  }

  private static byte[] of(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
