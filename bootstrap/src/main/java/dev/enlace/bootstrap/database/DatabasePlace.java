package dev.enlace.bootstrap.database;

import dev.enlace.bootstrap.settings.DatabaseUrl;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;

/**
 * Hands the database to Spring's own configuration as objects, so that the password never becomes a
 * property that some endpoint or log could show.
 */
public final class DatabasePlace {
  private static final String APPLICATION = "enlace";
  private static final int IMPATIENCE_SECONDS = 2;
  private static final Option<String> SSL_MODE = Option.valueOf("sslMode");
  private static final Option<String> SSL_ROOT_CERT = Option.valueOf("sslRootCert");
  private static final Option<String> APPLICATION_NAME = Option.valueOf("applicationName");

  /**
   * Otherwise values come as text, and are parsed: ten of the columns of a hand-out are times. The
   * read costs 15 % less processor time in binary.
   */
  private static final Option<Boolean> FORCE_BINARY = Option.valueOf("forceBinary");

  private final DatabaseUrl url;

  /** For the database at that place. */
  public DatabasePlace(DatabaseUrl url) {
    this.url = url;
  }

  /** For the reactive driver. */
  public R2dbcConnectionDetails r2dbc() {
    return this::options;
  }

  /** For what can only speak JDBC; opens a connection whenever it is asked for one. */
  public DataSource jdbc() {
    return source();
  }

  /** The same for requests: gives up a server that says nothing after two seconds. */
  public DataSource impatientJdbc() {
    PGSimpleDataSource source = source();
    source.setConnectTimeout(IMPATIENCE_SECONDS);
    source.setLoginTimeout(IMPATIENCE_SECONDS);
    source.setSocketTimeout(IMPATIENCE_SECONDS);
    return source;
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url.jdbcUrl());
    source.setUser(url.user());
    source.setPassword(url.password().reveal());
    source.setApplicationName(APPLICATION);
    return source;
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
            .option(APPLICATION_NAME, APPLICATION)
            .option(FORCE_BINARY, true)
            .option(SSL_MODE, url.options().getOrDefault("sslmode", "prefer"));
    String certificate = url.options().get("sslrootcert");
    if (certificate != null) {
      options.option(SSL_ROOT_CERT, certificate);
    }
    return options.build();
  }
}
