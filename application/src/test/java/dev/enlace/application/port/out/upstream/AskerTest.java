package dev.enlace.application.port.out.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskerTest {
  @Test
  void strangers_are_one_workspace_and_few_accounts_however_many_tokens_they_make_up() {
    List<Asker> strangers =
        IntStream.range(0, 5_000)
            .mapToObj(n -> Asker.stranger(Secret.of("pat-made-up-" + n)))
            .toList();

    assertThat(strangers.stream().map(Asker::workspace).distinct()).hasSize(1);
    assertThat(strangers.stream().map(Asker::connection).distinct()).hasSizeBetween(200, 256);
    assertThat(strangers.stream().map(Asker::account).distinct()).hasSizeBetween(200, 256);
    assertThat(Asker.stranger(Secret.of("pat"))).isEqualTo(Asker.stranger(Secret.of("pat")));
    assertThat(strangers.toString()).doesNotContain("pat-made-up");
  }
}
