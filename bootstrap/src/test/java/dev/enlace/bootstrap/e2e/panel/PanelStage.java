package dev.enlace.bootstrap.e2e.panel;

import dev.enlace.bootstrap.e2e.harness.Chromium;
import dev.enlace.bootstrap.e2e.harness.Landing;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Screenshots;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A browser, a page of an application, and an Enlace that may call it, whose catalogue has an entry
 * besides that nobody has foreseen.
 */
record PanelStage(Chromium chromium, Landing landing, String database, RunningEnlace enlace)
    implements AutoCloseable {
  static PanelStage start() {
    Chromium chromium = Chromium.start();
    Landing landing = Landing.start();
    try {
      Path home = RunningEnlace.newHome();
      Path catalogue = Files.createDirectories(home.resolve("catalog"));
      try (InputStream yaml = PanelStage.class.getResourceAsStream("lighthouse.yaml")) {
        Files.write(
            catalogue.resolve("lighthouse.yaml"), Objects.requireNonNull(yaml).readAllBytes());
      }
      String database = SharedDatabase.fresh();
      return new PanelStage(
          chromium,
          landing,
          database,
          RunningEnlace.start(
              Map.of(
                  "DATABASE_URL",
                  database,
                  "ENLACE_HOME",
                  home.toString(),
                  "ENLACE_OUTBOUND_ALLOW",
                  URI.create(landing.url()).getAuthority())));
    } catch (IOException e) {
      landing.close();
      chromium.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody who reads that language. */
  PanelVisitor visitor(String language) {
    return PanelVisitor.with(chromium.surfer(language), language);
  }

  /** The same, whose answers are kept. */
  PanelVisitor visitor(String language, Recording recording) {
    return PanelVisitor.with(chromium.surfer(language, recording.file()), language);
  }

  /** A workspace of a test's own, in which nothing has to be confirmed. */
  Tenant tenant(String name) {
    return Tenant.of(enlace, name, "off");
  }

  String url() {
    return enlace.url().toString();
  }

  @Override
  public void close() {
    enlace.close();
    landing.close();
    chromium.close();
    Screenshots.index();
  }
}
