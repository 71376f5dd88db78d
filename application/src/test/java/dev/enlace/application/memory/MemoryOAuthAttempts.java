package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryTables.AttemptRow;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Attempts in memory. */
public final class MemoryOAuthAttempts implements OAuthAttempts {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryOAuthAttempts(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Mono<OAuthAttempt> add(OAuthAttempt attempt, SealedSecrets verifier) {
    return tables.one(() -> {
      tables.ensure(attempt.starter().user());
      tables.attempts.put(attempt.ref(), new AttemptRow(attempt, verifier, null, false));
      return Optional.of(attempt);
    });
  }

  @Override
  public Mono<Stored> find(AttemptRef ref) {
    return tables.one(() -> Optional.ofNullable(tables.attempts.get(ref)).map(this::stored));
  }

  @Override
  public Mono<OAuthAttempt> bind(AttemptRef ref, SecretHash browser) {
    return tables.one(() ->
        open(ref)
            .map(row -> new AttemptRow(row.attempt(), row.verifier(), browser, false))
            .map(bound -> kept(ref, bound).attempt()));
  }

  @Override
  public Mono<Stored> spend(AttemptRef ref, @Nullable SecretHash browser) {
    return tables.one(() ->
        open(ref)
            .filter(row -> isOf(row, browser))
            .map(row -> new AttemptRow(row.attempt(), row.verifier(), row.browser(), true))
            .map(spent -> stored(kept(ref, spent))));
  }

  @Override
  public Mono<AttemptRef> fail(OAuthAttempt attempt, String code) {
    AttemptRef ref = attempt.ref();
    return tables.one(() -> {
      AttemptRow row = tables.attempts.get(ref);
      if (row != null && row.attempt().status() instanceof AttemptStatus.Pending) {
        OAuthAttempt failed = row.attempt().with(new AttemptStatus.Failed(code));
        kept(ref, new AttemptRow(failed, row.verifier(), row.browser(), true));
      }
      return Optional.of(ref);
    });
  }

  private Optional<AttemptRow> open(AttemptRef ref) {
    return Optional.ofNullable(tables.attempts.get(ref))
        .filter(row -> !row.spent() && !isExpired(row));
  }

  private static boolean isOf(AttemptRow row, @Nullable SecretHash browser) {
    return row.browser() == null ? !row.attempt().confirmation() : row.browser().equals(browser);
  }

  private AttemptRow kept(AttemptRef ref, AttemptRow row) {
    tables.attempts.put(ref, row);
    return row;
  }

  private Stored stored(AttemptRow row) {
    return new Stored(row.attempt(), row.verifier(), row.browser(), isExpired(row), row.spent());
  }

  private boolean isExpired(AttemptRow row) {
    return !row.attempt().expiresAt().isAfter(tables.now());
  }
}
