package dev.enlace.bootstrap.start;

import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.home.KeyFiles;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.sandbox.Sandbox;
import java.io.PrintStream;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells whoever tries Enlace on their own machine where it listens and what to try. The admin key
 * is shown at the start that made it and never again; in production nothing is said at all.
 */
@Component
@Profile("embedded")
final class Welcome {
  private final Settings settings;
  private final Keyring keyring;
  private final Home home;
  private final Sandbox sandbox;

  Welcome(Settings settings, Keyring keyring, Home home, Sandbox sandbox) {
    this.settings = settings;
    this.keyring = keyring;
    this.home = home;
    this.sandbox = sandbox;
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    greet(System.out);
  }

  void greet(PrintStream out) {
    out.printf(
        """

        Enlace listens on %s (data in %s)
          panel      %s/ signs in with the admin key
          sandbox    %s instead of Airtable, Google, Telegram
          mail       127.0.0.1:%d (STARTTLS), 127.0.0.1:%d (TLS)
          %s

        Next: what can be connected?
          curl -H "Authorization: Bearer %s" %s/connections/available

        """,
        settings.publicUrl(),
        home.directory(),
        settings.publicUrl(),
        sandbox.http(),
        sandbox.smtp().port(),
        sandbox.smtps().port(),
        adminKey(),
        settings.adminKey().isPresent() ? "$ENLACE_ADMIN_KEY" : "$(cat " + adminFile() + ")",
        settings.publicUrl());
    out.flush();
  }

  private String adminKey() {
    if (settings.adminKey().isPresent()) {
      return "admin key  that of ENLACE_ADMIN_KEY";
    }
    return keyring.adminMade()
        ? "admin key  " + keyring.admin().reveal() + " (kept in " + adminFile() + ")"
        : "admin key  in " + adminFile();
  }

  /** Shorter, and true for whoever stands where Enlace was started. */
  private Path adminFile() {
    Path here = Path.of("").toAbsolutePath();
    Path file = new KeyFiles(home).file(Keyring.ADMIN_FILE);
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
