package dev.enlace.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.principal.ApiKeyId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void name_everybody_once() {
    ApiKeyId key = new ApiKeyId(new UUID(1, 1));

    Shares shares = new Shares(List.of("bob", "eve", "bob"), List.of(key, key));

    assertThat(shares.users()).containsExactly("bob", "eve");
    assertThat(shares.keys()).containsExactly(key);
  }
}
