package dev.enlace.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedSecretsTest {
  private static final SealedSecret FIRST = new SealedSecret(new byte[] {1});
  private static final SealedSecret SECOND = new SealedSecret(new byte[] {2});

  private final SealedSecrets sealed = new SealedSecrets(7, Map.of("a", FIRST, "b", SECOND));

  @Test
  void gives_one_alone_under_the_same_key() {
    assertThat(sealed.only("b")).isEqualTo(new SealedSecrets(7, Map.of("b", SECOND)));
  }

  @Test
  void gives_none_where_it_has_none() {
    assertThat(sealed.only("c")).isEqualTo(new SealedSecrets(7, Map.of()));
  }
}
