package dev.enlace.adapter.out.postgres.connection;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.server.TableLock;
import dev.enlace.adapter.out.postgres.upkeep.PostgresConnectionUpkeep;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.ConnectionUpkeepContract;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectionUpkeepTest extends ConnectionUpkeepContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();

  @Override
  protected ConnectionStores stores() {
    return stores;
  }

  @Test
  void a_connection_that_cannot_be_read_keeps_no_other_back() {
    Connection damaged = due();
    Connection sound = due();
    DATABASE.run(
        "UPDATE connections.connections SET label = '' WHERE id = '%s'".formatted(damaged.id()));

    assertThat(taken()).containsExactly(sound.id());
  }

  @Test
  void a_connection_with_damaged_settings_is_looked_at_like_any_other() {
    Connection damaged = due();
    DATABASE.run(
        """
        UPDATE connections.connections SET config = '{"host": {"a": 1}, "list": [7], "none": null}'
        WHERE id = '%s'
        """
            .formatted(damaged.id()));

    assertThat(taken()).containsExactly(damaged.id());
  }

  @Test
  void notes_what_was_used_however_long_the_database_takes() {
    Connection grant = added(SampleConnections.grant(id, ana));
    ConnectionUpkeep hasty = new PostgresConnectionUpkeep(DATABASE.hastyDatabase());

    try (TableLock _ = TableLock.on(DATABASE, "connection_upkeep", Duration.ofMillis(1_800))) {
      assertThat(answer(hasty.used(id, Map.of(grant.id(), 1L), Duration.ofMinutes(15))))
          .isEqualTo(1);
    }
  }

  private Connection due() {
    Connection added = added(SampleConnections.credentials(id, ana));
    answer(stores.upkeep().lookAgain(added, Duration.ofSeconds(-1)));
    return added;
  }

  private List<ConnectionId> taken() {
    return answer(
            stores.upkeep().take(id, 100, Duration.ofMinutes(5)).map(Due::connection).collectList())
        .stream()
        .map(Connection::id)
        .toList();
  }
}
