package dev.enlace.bootstrap.settings;

import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where PostgreSQL is, from a {@code DATABASE_URL} in the form that libpq documents (PostgreSQL
 * manual, 34.1.1.2): {@code postgresql://user:password@host:port/database?sslmode=require}, each
 * part percent-encoded. No error and no {@code toString} repeats any of it.
 *
 * @param options what was asked for besides: {@code sslmode}, {@code sslrootcert}
 */
public record DatabaseUrl(
    String host,
    int port,
    String database,
    String user,
    Secret password,
    Map<String, String> options) {
  static final String FORM = "must look like postgresql://user:password@host:5432/database";
  private static final int DEFAULT_PORT = 5432;

  /** Keeps its own copy of the options. */
  public DatabaseUrl {
    options = Map.copyOf(options);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is missing or unknown, never what was there
   */
  public static DatabaseUrl parse(String text) {
    try {
      return parse(new URI(text));
    } catch (URISyntaxException e) {
      // The cause would carry the whole URL, password included.
      throw new IllegalArgumentException(FORM + ", each part percent-encoded");
    }
  }

  private static DatabaseUrl parse(URI url) {
    String path = url.getRawPath();
    if (!("postgresql".equals(url.getScheme()) || "postgres".equals(url.getScheme()))
        || url.getHost() == null
        || path == null
        || path.length() < 2
        || path.indexOf('/', 1) > 0) {
      throw new IllegalArgumentException(FORM);
    }
    UrlCredentials credentials = UrlCredentials.parse(url.getRawUserInfo());
    return new DatabaseUrl(
        url.getHost(),
        url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
        PercentEncoding.decode(path.substring(1)),
        credentials.user(),
        credentials.password(),
        UrlOptions.parse(url.getRawQuery()));
  }

  /** The same place for JDBC; user and password are given apart. */
  public String jdbcUrl() {
    String query =
        options.entrySet().stream()
            .map(option -> option.getKey() + "=" + encode(option.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    String place = "jdbc:postgresql://%s:%d/%s".formatted(host, port, encode(database));
    return query.isEmpty() ? place : place + "?" + query;
  }

  /** The host without the brackets that an IPv6 address has in a URL. */
  public String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "DatabaseUrl[" + host + ":" + port + "]";
  }
}
