package dev.enlace.application.port.out.connection;

import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Refreshes of grants: who may try, and what came of it. All times are the store's own, so that
 * replicas whose clocks differ agree. The generation moves only when tokens are replaced: what was
 * got for one generation is kept if, and only if, nobody has replaced it since.
 */
public interface TokenRefreshes {
  /** How a grant stands now; empty where it is gone. */
  Mono<Standing> standing(WorkspaceId workspace, ConnectionId id);

  /**
   * Whether somebody is still refreshing that generation; false where it has moved or the grant is
   * gone. Never empty. A look for those who wait: it brings no secrets along.
   */
  Mono<Boolean> underWay(WorkspaceId workspace, ConnectionId id, long generation);

  /**
   * Takes the lease for as long as that. Never empty: false where the generation has moved, another
   * lease runs, or it is too early to try again.
   *
   * <p>Who let a lease run out may hold new tokens and have found the store away. So whoever comes
   * first afterwards does not get it, but makes it nobody's for that time of grace, in which such
   * tokens can be kept; false, too. The lease is free when that is over.
   *
   * <p>True again for whoever has it: the answer may have been lost.
   */
  Mono<Boolean> claim(Claim claim, Duration length, Duration grace);

  /** Prolongs the lease; false where it was lost. */
  Mono<Boolean> renew(Claim claim, Duration length);

  /**
   * Keeps new tokens, ends the lease, and makes a connection that was given up active again. By
   * generation and not by lease: a paused holder's late success is the only live token where nobody
   * has won since.
   *
   * @param renewed with the new grant; its {@code expiresAt} is not used
   * @param lifetime from now; null where the provider does not say
   * @return the connection as it is now; empty where the generation has moved
   */
  Mono<Connection> save(
      Claim claim,
      Connection renewed,
      @Nullable Duration lifetime,
      SealedSecrets secrets,
      Change change);

  /**
   * Gives the lease back and lets nobody try for that long; false where it was lost. Counts as a
   * takeover where the outcome of the call is as open.
   *
   * @param why what to tell those who ask meanwhile
   * @param trouble what to say about the connection; null: it is as well as before
   */
  Mono<Boolean> postpone(
      Claim claim, Duration wait, ProviderProblem why, @Nullable Trouble trouble);

  /** Gives the grant up, unless its generation has moved; empty then. */
  Mono<Connection> giveUp(Claim claim, Connection dead, Change change);

  /**
   * Lets go of a grant's refresh token for good, and gives the grant up. The generation moves, so
   * that nothing that is still under way brings it back.
   *
   * @return empty, with nothing done, where the lease was lost, the generation has moved, or it has
   *     been given up before
   */
  Mono<Connection> handOver(Claim claim, Connection over, Change change);

  /** That a connection is degraded; noted and told where that is news. */
  record Trouble(ConnectionState.Degraded state, Change change) {}

  /**
   * The right to refresh one generation of a grant.
   *
   * @param lease names the one that holds it
   */
  record Claim(WorkspaceId workspace, ConnectionId id, long generation, UUID lease) {}

  /**
   * A grant as its refreshes see it.
   *
   * @param validity how long its access token still works, negative where it does not; null where
   *     the provider did not say
   * @param age since its tokens were last replaced; null: never
   * @param leased whether somebody is refreshing it
   * @param pause how long nobody is to try yet; zero where anybody may
   * @param why nobody is to try yet; null where nobody has noted it
   * @param failures that came one after the other
   * @param takeovers how many leases have run out, or calls were left without an answer, since its
   *     tokens were replaced: what came of them nobody knows, and the provider may have spent the
   *     refresh token
   */
  record Standing(
      Connection connection,
      SealedSecrets secrets,
      long generation,
      @Nullable Duration validity,
      @Nullable Duration age,
      boolean leased,
      Duration pause,
      @Nullable ProviderProblem why,
      int failures,
      int takeovers) {
    /** Whether its access token works now, as far as is known. */
    public boolean isValid() {
      return isValidFor(Duration.ZERO);
    }

    /** Whether its access token works for longer than that, as far as is known. */
    public boolean isValidFor(Duration length) {
      return validity == null || validity.compareTo(length) > 0;
    }

    /** Claims this generation. */
    public Claim claim(UUID lease) {
      return new Claim(connection.workspace(), connection.id(), generation, lease);
    }
  }
}
