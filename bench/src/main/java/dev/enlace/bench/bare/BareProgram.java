package dev.enlace.bench.bare;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import reactor.netty.resources.LoopResources;

/**
 * Spring Boot with WebFlux and R2DBC as Enlace uses them, and nothing else, at the best settings
 * that were found: two loops for HTTP (by a flag of the JVM), two of their own for the database,
 * and as many connections.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class BareProgram {
  private static final int DATABASE_LOOPS = 2;

  /** Wants {@code --server.port=} and {@code --bare.database=}, a URL with user and password. */
  public static void main(String[] arguments) {
    SpringApplication.run(BareProgram.class, arguments);
  }

  @Bean
  ConnectionPool pool(@Value("${bare.database}") URI url) {
    String[] user = url.getUserInfo().split(":", 2);
    PostgresqlConnectionConfiguration configuration =
        PostgresqlConnectionConfiguration.builder()
            .host(url.getHost())
            .port(url.getPort())
            .database(url.getPath().substring(1))
            .username(user[0])
            .password(user[1])
            .loopResources(LoopResources.create("database", 1, DATABASE_LOOPS, true, false))
            .build();
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(configuration))
            .initialSize(DATABASE_LOOPS)
            .maxSize(DATABASE_LOOPS)
            .build());
  }
}
