package dev.enlace.bench.stage;

import dev.enlace.bench.load.Request;
import dev.enlace.bench.program.Child;
import dev.enlace.bench.program.KeycloakImage;
import dev.enlace.bench.program.PostgreSql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak that brokers: people of the realm {@code tenant} come from the realm {@code provider},
 * whose tokens it stores, and one person has come.
 */
public final class Keycloak implements AutoCloseable {
  /** What answers once it is ready. */
  public static final String READY = "/realms/master";

  /** Its database. */
  public static final String DATABASE = "keycloak";

  private final Child program;
  private final String accessToken;

  private Keycloak(Child program, String accessToken) {
    this.program = program;
    this.accessToken = accessToken;
  }

  /** Starts one on a new database. */
  public static Keycloak make(KeycloakImage image, PostgreSql server)
      throws IOException, InterruptedException, SQLException {
    server.create(DATABASE);
    Child program = image.start(server.jdbc(DATABASE));
    program.awaitReady(READY);
    Realms realms = new Realms(program.url());
    realms.create();
    return new Keycloak(program, new SignIn(program.url()).accessToken());
  }

  /** The program. */
  public Child program() {
    return program;
  }

  /** The provider's token, as the person's application gets it. */
  public List<Request> storedToken() {
    return List.of(
        new Request(
            "/realms/%s/broker/%s/token".formatted(Realms.TENANT, Realms.PROVIDER),
            Map.of("Authorization", "Bearer " + accessToken)));
  }

  @Override
  public void close() throws InterruptedException {
    program.close();
  }
}
