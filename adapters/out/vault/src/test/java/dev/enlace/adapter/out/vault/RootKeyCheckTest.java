package dev.enlace.adapter.out.vault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.enlace.application.memory.MemoryRootKeys;
import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.application.port.out.crypto.RootKeys.Mark;
import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RootKeyCheckTest {
  private final MemoryRootKeys marks = new MemoryRootKeys();

  @Test
  void leaves_a_mark_at_the_first_start_and_finds_it_at_the_next() {
    check("env:ENCRYPTION_KEY", 'a').run().block();
    Mark first = requireNonNull(marks.primary().block());
    check("env:ENCRYPTION_KEY", 'a').run().block();

    assertThat(marks.primary().block()).isSameAs(first);
    assertThat(first.kek()).isEqualTo("env:ENCRYPTION_KEY");
  }

  @Test
  void does_not_mind_where_the_right_key_comes_from() {
    check("file:keys/encryption", 'a').run().block();

    assertThatNoException().isThrownBy(() -> check("env:ENCRYPTION_KEY", 'a').run().block());
  }

  @Test
  void stops_with_another_key_and_says_what_to_do() {
    check("file:keys/encryption", 'a').run().block();

    assertThatExceptionOfType(WrongRootKey.class)
        .isThrownBy(() -> check("env:ENCRYPTION_KEY", 'b').run().block())
        .withMessageStartingWith("ENCRYPTION_KEY does not open the secrets of this database")
        .withMessageContaining("file:keys/encryption");
  }

  @Test
  void stops_the_slower_of_two_first_starts_with_different_keys() {
    Mono<Void> slower = new RootKeyCheck(emptyAtFirst(marks), key("env:ENCRYPTION_KEY", 'b')).run();
    check("env:ENCRYPTION_KEY", 'a').run().block();

    assertThatExceptionOfType(WrongRootKey.class).isThrownBy(slower::block);
  }

  @Test
  void does_not_take_a_renumbered_mark_for_the_right_one() {
    check("env:ENCRYPTION_KEY", 'a').run().block();
    Mark mark = requireNonNull(marks.primary().block());
    MemoryRootKeys renumbered = new MemoryRootKeys();
    renumbered.add(new Mark(2, mark.kek(), mark.checkValue())).block();
    RootKey key = key("env:ENCRYPTION_KEY", 'a');

    assertThatExceptionOfType(WrongRootKey.class)
        .isThrownBy(() -> new RootKeyCheck(renumbered, key).run().block());
  }

  private static RootKeys emptyAtFirst(RootKeys marks) {
    return new RootKeys() {
      @Override
      public Mono<Mark> primary() {
        return Mono.empty();
      }

      @Override
      public Mono<Mark> add(Mark mark) {
        return marks.add(mark);
      }
    };
  }

  private RootKeyCheck check(String source, char letter) {
    return new RootKeyCheck(marks, key(source, letter));
  }

  private static RootKey key(String source, char letter) {
    byte[] bytes = String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII);
    return RootKey.parse(source, Secret.of(Base64.getUrlEncoder().encodeToString(bytes)));
  }
}
