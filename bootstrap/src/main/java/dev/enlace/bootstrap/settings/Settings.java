package dev.enlace.bootstrap.settings;

import dev.enlace.adapter.in.rest.Network;
import dev.enlace.adapter.in.rest.compat.CompatSettings;
import dev.enlace.adapter.in.rest.format.ToonSettings;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.secret.Secret;
import dev.enlace.toon.Layout;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that an operator says.
 *
 * @param home where keys, and in the embedded profile data, are kept
 * @param port where Enlace listens
 * @param publicUrl how others reach Enlace, without a slash at the end
 * @param database empty: the embedded one
 * @param adminKey empty: one is made and kept in a file
 * @param encryptionKey wraps data keys; base64 of 32 bytes. Empty: one is made and kept in a file
 * @param previousEncryptionKeys open what they have wrapped before, until it is wrapped again
 * @param kms holds the key that wraps data keys in the place of {@code encryptionKey}
 * @param secretKey signs states. Empty: one is made and kept in a file
 * @param catalogDirectory where providers and entries are added or overridden
 * @param trustedProxies networks whose {@code X-Forwarded-*} counts
 * @param outboundAllow internal addresses that users may name all the same
 * @param auditRetentionDays how long audit events are kept at least
 * @param compat the endpoints of the first deployments
 * @param proxy what calls that are passed on may take
 * @param toon whether answers come as TOON too, and how
 */
public record Settings(
    Profile profile,
    Path home,
    int port,
    URI publicUrl,
    Optional<DatabaseUrl> database,
    Optional<Secret> adminKey,
    Optional<Secret> encryptionKey,
    List<Secret> previousEncryptionKeys,
    Optional<KmsSettings> kms,
    Optional<Secret> secretKey,
    Path catalogDirectory,
    List<Network> trustedProxies,
    Set<Endpoint> outboundAllow,
    int auditRetentionDays,
    CompatSettings compat,
    ProxyLimits proxy,
    ToonSettings toon,
    SandboxPorts sandbox) {
  private static final int DEFAULT_PORT = 8080;
  private static final int AUDIT_RETENTION = 400;

  /**
   * Reads and checks all of it.
   *
   * @throws CannotStart with every problem at once
   */
  public static Settings read(Profile profile, Variables variables) {
    Path home = variables.read(Variable.ENLACE_HOME, Settings::path).orElse(Path.of(".enlace"));
    int port = variables.read(Variable.SERVER_PORT, Texts::port).orElse(DEFAULT_PORT);
    Settings settings =
        new Settings(
            profile,
            home.toAbsolutePath().normalize(),
            port,
            variables
                .read(Variable.PUBLIC_URL, Texts::publicUrl)
                .orElse(URI.create("http://localhost:" + port)),
            variables.read(Variable.DATABASE_URL, DatabaseUrl::parse),
            variables.read(Variable.ENLACE_ADMIN_KEY, Texts::adminKey),
            variables.read(Variable.ENCRYPTION_KEY, Texts::encryptionKey),
            variables
                .read(Variable.ENCRYPTION_KEY_PREVIOUS, Texts::encryptionKeys)
                .orElse(List.of()),
            KmsSettings.read(variables),
            variables.read(Variable.SECRET_KEY, Texts::longSecret),
            variables
                .read(Variable.ENLACE_CATALOG_DIR, Settings::directory)
                .orElse(catalogIn(home)),
            variables.read(Variable.ENLACE_TRUSTED_PROXIES, Settings::networks).orElse(List.of()),
            variables.read(Variable.ENLACE_OUTBOUND_ALLOW, OutboundAllow::of).orElse(Set.of()),
            variables.read(Variable.ENLACE_AUDIT_RETENTION, Texts::days).orElse(AUDIT_RETENTION),
            Compat.read(profile, variables),
            ProxyLimits.read(variables),
            toon(variables, home),
            SandboxPorts.read(variables));
    if (profile == Profile.PRODUCTION) {
      ProductionRules.check(settings, variables);
    }
    variables.require();
    return settings;
  }

  private static ToonSettings toon(Variables variables, Path home) {
    return new ToonSettings(
        variables.read(Variable.TOON_ENABLED, Texts::truth).orElse(true),
        variables.read(Variable.TOON_FORMAT, Texts::layout).orElse(Layout.COMPACT),
        home.toAbsolutePath().normalize());
  }

  private static Path catalogIn(Path home) {
    return home.toAbsolutePath().normalize().resolve("catalog");
  }

  private static List<Network> networks(String text) {
    return Texts.list(text).stream().map(Network::parse).toList();
  }

  /** One that somebody names is meant to be there. */
  private static Path directory(String text) {
    Path path = path(text);
    if (!Files.isDirectory(path)) {
      throw new IllegalArgumentException("must be a directory that exists");
    }
    return path;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("must be a path");
    }
  }
}
