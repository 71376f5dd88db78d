package dev.enlace.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsTest {

  private static final String INSTANCE_WIDE =
      """
      ('available_connections', 'root_keys', 'rate_limits', 'call_budgets', 'jobs',
        'flyway_schema_history')\
      """;

  private static final String KEYS_OF_TENANTS =
      """
      SELECT t.relname || '.' || i.relname, a.attname
      FROM pg_index x
      JOIN pg_class t ON t.oid = x.indrelid
      JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
      WHERE n.nspname = 'connections' AND x.indisunique AND t.relname NOT IN %s
      """
          .formatted(INSTANCE_WIDE);

  private static final String FOREIGN_KEYS_OF_TENANTS =
      """
      SELECT t.relname || '.' || c.conname, a.attname
      FROM pg_constraint c
      JOIN pg_class t ON t.oid = c.conrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
      WHERE n.nspname = 'connections' AND c.contype = 'f' AND t.relname NOT IN %s
        AND c.confrelid <> 'connections.available_connections'::regclass
      """
          .formatted(INSTANCE_WIDE);

  private EmbeddedPostgres postgres;
  private MigrateResult migrated;

  @BeforeAll
  void migrates() throws IOException {
    postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(30)).start();
    migrated = flyway().migrate();
  }

  @AfterAll
  void stops() throws IOException {
    postgres.close();
  }

  @Test
  void runs_every_migration_on_an_empty_database_and_none_twice() {
    assertThat(migrated.success).isTrue();
    assertThat(migrated.migrationsExecuted).isPositive();
    assertThat(flyway().migrate().migrationsExecuted).isZero();
  }

  @Test
  void starts_every_key_of_a_tenant_with_its_workspace() throws SQLException {
    List<String> keys = rows(KEYS_OF_TENANTS);
    assertThat(keys).hasSizeGreaterThan(12).allMatch(key -> key.endsWith("=workspace_id"));
  }

  @Test
  void starts_every_foreign_key_of_a_tenant_with_its_workspace() throws SQLException {
    List<String> keys = rows(FOREIGN_KEYS_OF_TENANTS);
    assertThat(keys).hasSizeGreaterThan(5).allMatch(key -> key.endsWith("=workspace_id"));
  }

  @Test
  void would_notice_a_key_that_does_not_start_with_the_workspace() throws SQLException {
    run("CREATE TABLE connections.stray (id uuid PRIMARY KEY)");
    try {
      assertThat(rows(KEYS_OF_TENANTS)).contains("stray.stray_pkey=id");
    } finally {
      run("DROP TABLE connections.stray");
    }
  }

  @Test
  void keeps_auth_type_mandatory_and_32_characters_long() throws SQLException {
    assertThat(
            rows(
                """
                SELECT character_maximum_length::text, is_nullable FROM information_schema.columns
                WHERE table_schema = 'connections' AND table_name = 'available_connections'
                  AND column_name = 'auth_type'
                """))
        .containsExactly("32=NO");
  }

  @Test
  void refuses_a_data_key_of_an_unknown_purpose() {
    assertThatThrownBy(() ->
            run(
                """
                INSERT INTO connections.data_keys
                  (workspace_id, id, purpose, status, root_id, wrapped_key)
                VALUES (gen_random_uuid(), 1, 'else', 'primary', 1, '\\x00')
                """))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("data_keys_purpose_check");
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .defaultSchema("connections")
        .load();
  }

  private List<String> rows(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1) + "=" + rows.getString(2));
      }
      return found;
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute(sql);
    }
  }
}
