package dev.enlace.bootstrap.e2e.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.adapter.out.vault.WrongRootKey;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Sql;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Row R15: a dump and its key are kept apart, and meet again elsewhere. */
class RestoredDumpTest {
  private static final String KEY = key("a");
  private static final String ANOTHER = key("b");

  @Test
  void a_dump_opens_with_its_key_beside_a_new_one_and_a_wrong_key_alone_stops_the_start() {
    String original = SharedDatabase.fresh();
    List<String> ids;
    try (RunningEnlace enlace =
        RunningEnlace.start(Map.of("DATABASE_URL", original, "ENCRYPTION_KEY", KEY))) {
      ids = ManyGrants.make(enlace, 20);
    }
    String restored = Dump.restoredFrom(original);
    Map<String, String> wrong = Map.of("DATABASE_URL", restored, "ENCRYPTION_KEY", ANOTHER);

    assertThatThrownBy(() -> RunningEnlace.start(wrong))
        .isInstanceOf(WrongRootKey.class)
        .hasMessageContaining("ENCRYPTION_KEY does not open the secrets of this database");

    Map<String, String> both =
        Map.of(
            "DATABASE_URL",
            restored,
            "ENCRYPTION_KEY",
            ANOTHER,
            "ENCRYPTION_KEY_PREVIOUS",
            KEY + "," + key("c"));
    try (RunningEnlace enlace = RunningEnlace.start(both)) {
      Api owner = enlace.admin().as(ManyGrants.OWNER);
      assertThat(ids)
          .allSatisfy(id ->
              assertThat(owner.get("/connections/" + id + "/token").text("/accessToken"))
                  .isEqualTo(ManyGrants.token(id)));
    }
    Sql sql = new Sql(restored);
    assertThat(sql.texts("SELECT status FROM connections.root_keys ORDER BY id"))
        .containsExactly("retired", "primary");
    assertThat(sql.texts("SELECT DISTINCT root_id FROM connections.data_keys"))
        .containsExactly("2");
  }

  private static String key(String letter) {
    return Base64.getEncoder()
        .encodeToString(letter.repeat(32).getBytes(StandardCharsets.US_ASCII));
  }
}
