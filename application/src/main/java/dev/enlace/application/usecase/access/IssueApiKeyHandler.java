package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.usecase.access.NewKeys.NewKey;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Makes keys that can do no more than their makers. */
public final class IssueApiKeyHandler implements IssueApiKey {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final ApiKeys keys;
  private final NewKeys newKeys;
  private final Clock clock;

  /** With those means. */
  public IssueApiKeyHandler(ApiKeys keys, NewKeys newKeys, Clock clock) {
    this.keys = keys;
    this.newKeys = newKeys;
    this.clock = clock;
  }

  @Override
  public Mono<Issued> issue(Command command) {
    return Mono.defer(() -> checked(command));
  }

  private Mono<Issued> checked(Command command) {
    requireValid(command);
    requireOwnPowers(command);
    NewKey made =
        newKeys.make(
            command.principal().workspace(),
            command.name(),
            command.role(),
            command.permissions(),
            command.expiresAt());
    return keys.add(made.key(), made.hash(), command.principal().actor())
        .map(key -> new Issued(key, made.text()));
  }

  private void requireValid(Command command) {
    List<Violation> violations = new ArrayList<>(Names.violations(command.name()));
    Instant expiresAt = command.expiresAt();
    if (expiresAt != null && (!expiresAt.isAfter(clock.instant()) || expiresAt.isAfter(LATEST))) {
      violations.add(
          Violation.of(
              "expiresAt",
              "future",
              "must lie in the future, before the year 10000",
              "debe estar en el futuro, antes del año 10000"));
    }
    if (!violations.isEmpty()) {
      throw new Failed(new ValidationFailed(violations));
    }
  }

  private static void requireOwnPowers(Command command) {
    if (!command.principal().role().includes(command.role())) {
      throw new Failed(new Forbidden("role_above_own"));
    }
    for (Permission permission : command.permissions()) {
      if (!command.principal().may(permission)) {
        throw new Failed(new Forbidden("permission_above_own"));
      }
    }
  }
}
