package dev.enlace.bootstrap.database;

import dev.enlace.bootstrap.settings.DatabaseUrl;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;

/**
 * Hands the database to Spring's own configuration as objects, so that the password never becomes a
 * property that some endpoint or log could show.
 */
public final class DatabasePlace {
  private static final Option<String> SSL_MODE = Option.valueOf("sslMode");
  private static final Option<String> SSL_ROOT_CERT = Option.valueOf("sslRootCert");
  private static final Option<String> APPLICATION_NAME = Option.valueOf("applicationName");

  private final DatabaseUrl url;

  /** For the database at that place. */
  public DatabasePlace(DatabaseUrl url) {
    this.url = url;
  }

  /** For the reactive driver. */
  public R2dbcConnectionDetails r2dbc() {
    return this::options;
  }

  /** For migrations. */
  public FlywayConnectionDetails flyway() {
    return new FlywayConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return url.jdbcUrl();
      }

      @Override
      public String getUsername() {
        return url.user();
      }

      @Override
      public String getPassword() {
        return url.password().reveal();
      }
    };
  }

  private ConnectionFactoryOptions options() {
    ConnectionFactoryOptions.Builder options =
        ConnectionFactoryOptions.builder()
            .option(ConnectionFactoryOptions.DRIVER, "postgresql")
            .option(ConnectionFactoryOptions.HOST, url.bareHost())
            .option(ConnectionFactoryOptions.PORT, url.port())
            .option(ConnectionFactoryOptions.DATABASE, url.database())
            .option(ConnectionFactoryOptions.USER, url.user())
            .option(ConnectionFactoryOptions.PASSWORD, url.password().reveal())
            .option(APPLICATION_NAME, "enlace")
            .option(SSL_MODE, url.options().getOrDefault("sslmode", "prefer"));
    String certificate = url.options().get("sslrootcert");
    if (certificate != null) {
      options.option(SSL_ROOT_CERT, certificate);
    }
    return options.build();
  }
}
