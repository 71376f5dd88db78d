package dev.enlace.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.secret.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void reads_every_part() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://ana:word@db.example:6432/enlace?sslmode=verify-full");
    assertThat(url.host()).isEqualTo("db.example");
    assertThat(url.port()).isEqualTo(6432);
    assertThat(url.database()).isEqualTo("enlace");
    assertThat(url.user()).isEqualTo("ana");
    assertThat(url.password()).isEqualTo(Secret.of("word"));
    assertThat(url.options()).isEqualTo(Map.of("sslmode", "verify-full"));
    assertThat(url.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:6432/enlace?sslmode=verify-full");
  }

  @Test
  void decodes_what_is_percent_encoded_and_leaves_plus_signs() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://a%40b:p%3A%2F%3F%23%25+x@localhost/my%20db");
    assertThat(url.user()).isEqualTo("a@b");
    assertThat(url.password()).isEqualTo(Secret.of("p:/?#%+x"));
    assertThat(url.database()).isEqualTo("my db");
    assertThat(url.port()).isEqualTo(5432);
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/my%20db");
  }

  @Test
  void takes_the_brackets_from_an_ipv6_address_where_a_driver_wants_it_bare() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://ana:word@[::1]:5433/enlace");
    assertThat(url.bareHost()).isEqualTo("::1");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5433/enlace");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ana:canary@db/enlace",
        "postgresql://db/enlace",
        "postgresql://canary@db/enlace",
        "postgresql://ana:@db/canary",
        "postgresql://ana:canary@db",
        "postgresql://ana:canary@db/",
        "postgresql://ana:canary@db/a/b",
        "postgresql://ana:can%ary@db/enlace",
        "postgresql://ana:can ary@db/enlace",
        "postgresql://ana:canary@db:port/enlace",
        "postgresql://ana:canary@db/enlace?sslmode=canary",
        "postgresql://ana:canary@db/enlace?canary=1",
        "postgresql://ana:canary@db/enlace?canary",
        "canary",
      })
  void refuses_anything_else_without_repeating_it(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .withNoCause()
        .satisfies(e -> assertThat(e).message().doesNotContain("can", "ary"));
  }

  @Test
  void prints_neither_user_nor_password() {
    assertThat(DatabaseUrl.parse("postgresql://canary:canary@db/enlace"))
        .hasToString("DatabaseUrl[db:5432]");
  }
}
