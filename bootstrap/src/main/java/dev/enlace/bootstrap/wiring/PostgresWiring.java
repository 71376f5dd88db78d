package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.postgres.access.PostgresApiKeys;
import dev.enlace.adapter.out.postgres.access.PostgresWorkspaces;
import dev.enlace.adapter.out.postgres.audit.PostgresAuditChain;
import dev.enlace.adapter.out.postgres.audit.PostgresAuditMonths;
import dev.enlace.adapter.out.postgres.budget.PostgresCallBudget;
import dev.enlace.adapter.out.postgres.catalog.PostgresCatalogTable;
import dev.enlace.adapter.out.postgres.connection.PostgresConnections;
import dev.enlace.adapter.out.postgres.connection.PostgresHandOuts;
import dev.enlace.adapter.out.postgres.connection.PostgresRecipientHistory;
import dev.enlace.adapter.out.postgres.connection.PostgresTokenRefreshes;
import dev.enlace.adapter.out.postgres.connection.RememberedHandOuts;
import dev.enlace.adapter.out.postgres.connection.SealedConnections;
import dev.enlace.adapter.out.postgres.crypto.PostgresDataKeys;
import dev.enlace.adapter.out.postgres.crypto.PostgresRootKeys;
import dev.enlace.adapter.out.postgres.event.PostgresDeliveries;
import dev.enlace.adapter.out.postgres.event.PostgresDestinations;
import dev.enlace.adapter.out.postgres.event.PostgresOutboxStreams;
import dev.enlace.adapter.out.postgres.event.SealedDestinations;
import dev.enlace.adapter.out.postgres.idempotency.PostgresIdempotencyKeys;
import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.journal.Journal;
import dev.enlace.adapter.out.postgres.journal.PostgresHandOutLines;
import dev.enlace.adapter.out.postgres.journal.PostgresSentMessages;
import dev.enlace.adapter.out.postgres.oauth.PostgresOAuthAttempts;
import dev.enlace.adapter.out.postgres.oauth.SealedOAuthStates;
import dev.enlace.adapter.out.postgres.rotation.PostgresKeyRotations;
import dev.enlace.adapter.out.postgres.rotation.PostgresSealedRows;
import dev.enlace.adapter.out.postgres.session.PostgresConnectPages;
import dev.enlace.adapter.out.postgres.session.PostgresConnectSessions;
import dev.enlace.adapter.out.postgres.session.PostgresSessions;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.upkeep.PostgresConnectionUpkeep;
import dev.enlace.adapter.out.postgres.upkeep.PostgresJobs;
import dev.enlace.adapter.out.postgres.upkeep.PostgresLeftovers;
import dev.enlace.adapter.out.postgres.upkeep.PostgresUnconfirmedConnections;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.usecase.acting.BudgetOfInsiders;
import dev.enlace.bootstrap.database.DatabaseHealth;
import dev.enlace.bootstrap.database.SessionLimits;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is kept in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@Import({
  AuditTrail.class,
  Journal.class,
  PostgresApiKeys.class,
  PostgresAuditChain.class,
  PostgresAuditMonths.class,
  PostgresCatalogTable.class,
  PostgresConnectPages.class,
  PostgresConnectSessions.class,
  PostgresConnectionUpkeep.class,
  PostgresConnections.class,
  PostgresDataKeys.class,
  PostgresHandOutLines.class,
  PostgresDeliveries.class,
  PostgresDestinations.class,
  PostgresJobs.class,
  PostgresKeyRotations.class,
  PostgresIdempotencyKeys.class,
  PostgresLeftovers.class,
  PostgresOAuthAttempts.class,
  PostgresOutboxStreams.class,
  PostgresRecipientHistory.class,
  PostgresRootKeys.class,
  PostgresSealedRows.class,
  PostgresSentMessages.class,
  PostgresSessions.class,
  PostgresTokenRefreshes.class,
  PostgresUnconfirmedConnections.class,
  PostgresWorkspaces.class,
  SealedConnections.class,
  SealedDestinations.class,
  SealedOAuthStates.class
})
class PostgresWiring {
  /** Below the pool: each connection is limited once, when it is made. */
  @Bean
  ConnectionFactoryDecorator sessionLimits() {
    return SessionLimits::new;
  }

  @Bean
  Database database(ConnectionFactory connections) {
    return new Database(connections);
  }

  @Bean
  CallBudget callBudget(Database database, Clock clock) {
    return new BudgetOfInsiders(new PostgresCallBudget(database), clock);
  }

  @Bean
  HandOuts handOuts(Database database) {
    return new RememberedHandOuts(new PostgresHandOuts(database), database);
  }

  @Bean
  ReactiveHealthIndicator databaseHealthIndicator(Database database) {
    return new DatabaseHealth(database);
  }
}
