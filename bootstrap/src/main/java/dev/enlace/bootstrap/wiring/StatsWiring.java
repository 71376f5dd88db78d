package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.postgres.stats.PostgresRefreshTallies;
import dev.enlace.adapter.out.postgres.stats.PostgresStatistics;
import dev.enlace.application.usecase.stats.ReadStatsHandler;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How workspaces stand, in numbers. */
@Configuration(proxyBeanMethods = false)
@Import({PostgresRefreshTallies.class, PostgresStatistics.class, ReadStatsHandler.class})
class StatsWiring {}
