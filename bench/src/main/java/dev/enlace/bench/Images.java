package dev.enlace.bench;

import dev.enlace.bench.program.EnlaceImage;
import dev.enlace.bench.program.KeycloakImage;
import dev.enlace.bench.program.PostgreSql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is started, made when it is needed first. */
final class Images {
  private static final Path KEYCLOAK = Path.of("bench/target/keycloak").toAbsolutePath();

  private static final String TRAINING = "training";

  private final Path directory;
  private final PostgreSql server;
  private @Nullable EnlaceImage enlace;
  private @Nullable KeycloakImage keycloak;

  Images(Path directory, PostgreSql server) {
    this.directory = directory;
    this.server = server;
  }

  EnlaceImage enlace() throws IOException, InterruptedException, SQLException {
    if (enlace == null) {
      server.create(TRAINING);
      enlace = EnlaceImage.make(Path.of("").toAbsolutePath(), directory, server.url(TRAINING));
    }
    return enlace;
  }

  KeycloakImage keycloak() throws IOException, InterruptedException {
    if (keycloak == null) {
      keycloak = KeycloakImage.make(KEYCLOAK);
    }
    return keycloak;
  }
}
