package dev.enlace.bench;

import dev.enlace.bench.program.Child;
import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.report.Figures;
import dev.enlace.bench.report.Figures.Unit;
import dev.enlace.bench.stage.Keycloak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long Enlace and Keycloak take until they answer, by turns, each on a database that stands
 * already: the very first start of each, which makes the tables, does not count.
 */
final class Starts {
  private static final String DATABASE = "starts";
  private static final String ADMIN_KEY = "admin-key-of-the-starts-which-nobody-keeps";
  private static final double MILLIS = 1000;

  private final Images images;
  private final PostgreSql server;
  private final Path home;

  Starts(Images images, PostgreSql server, Path home) {
    this.images = images;
    this.server = server;
    this.home = home;
  }

  void measure(int rounds, Figures figures) throws Exception {
    server.create(DATABASE);
    server.create(DATABASE + "_keycloak");
    Files.createDirectories(home);
    startEnlace();
    startKeycloak();
    for (int i = 0; i < rounds; i++) {
      figures.add(Names.START_OF_ENLACE, Unit.READY, seconds(startEnlace()));
      figures.add(Names.START_OF_KEYCLOAK, Unit.READY, seconds(startKeycloak()));
    }
  }

  private Duration startEnlace() throws Exception {
    try (Child child = images.enlace().start(server.url(DATABASE), home, ADMIN_KEY)) {
      return child.awaitReady("/health/readiness");
    }
  }

  private Duration startKeycloak() throws Exception {
    try (Child child = images.keycloak().start(server.jdbc(DATABASE + "_keycloak"))) {
      return child.awaitReady(Keycloak.READY);
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
