package dev.enlace.bootstrap.sandbox;

import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.sandbox.Sandbox;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/**
 * What of a sandbox users may name, besides the public internet: its two mail servers, each at
 * exactly one address and port and with exactly one certificate. Without a sandbox nothing.
 */
public record MailEndpoints(Map<Endpoint, X509Certificate> certificates) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Those of the sandbox, if there is one. */
  public static MailEndpoints of(Optional<Sandbox> sandbox) {
    return new MailEndpoints(
        sandbox
            .map(running ->
                Map.of(
                    new Endpoint(LOOPBACK, running.smtp().port()), running.smtpCertificate(),
                    new Endpoint(LOOPBACK, running.smtps().port()), running.smtpCertificate()))
            .orElse(Map.of()));
  }
}
