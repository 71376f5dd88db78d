package dev.enlace.application.port.in.installation;

import dev.enlace.domain.secret.Secret;
import reactor.core.publisher.Mono;

/** Makes sure at every start that an installation can be used. */
public interface PrepareInstallation {
  /**
   * Writes the catalogue's rows, the workspace {@code default} and its first key, as far as they
   * are not there. Safe on many replicas. Never empty.
   *
   * @param adminKey the first administrator's key
   */
  Mono<Prepared> prepare(Secret adminKey);

  /**
   * What there was to do.
   *
   * @param entriesWritten catalogue rows that were new or had changed
   * @param keyIsNew whether nobody has used that key here before
   * @param keyIsValid whether it opens anything: it may have been revoked since
   */
  record Prepared(int entriesWritten, boolean keyIsNew, boolean keyIsValid) {}
}
