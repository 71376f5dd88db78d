package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.stats.RefreshTally;
import dev.enlace.domain.token.TokenSet;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** One call of a provider, with how it ended and how long that took put into the figures. */
public final class RefreshCall {
  private final TokenEndpoint endpoint;
  private final RefreshFigures figures;

  /** Counted there. */
  public RefreshCall(TokenEndpoint endpoint, RefreshFigures figures) {
    this.endpoint = endpoint;
    this.figures = figures;
  }

  /** How it was answered; never empty. */
  Mono<Outcome> send(WorkspaceId workspace, ConfiguredProvider provider, Secret refreshToken) {
    return Mono.defer(() -> endpoint.refresh(provider, refreshToken))
        .<Outcome>map(Outcome.Got::new)
        .onErrorResume(Failed.class, failed -> Mono.just(new Outcome.Refused(failed)))
        .timed()
        .map(timed -> {
          RefreshTally ended = tally(timed.get(), timed.elapsed());
          figures.note(workspace, provider.definition().id(), ended);
          return timed.get();
        });
  }

  private static RefreshTally tally(Outcome outcome, Duration took) {
    return switch (outcome) {
      case Outcome.Got _ -> RefreshTally.renewed(took);
      case Outcome.Refused(Failed failed) ->
          failed.failure() instanceof ProviderUnavailable trouble
                  && trouble.reason() == ProviderProblem.GRANT_REFUSED
              ? RefreshTally.needsReauth(took)
              : RefreshTally.failed(took);
    };
  }

  /** How the provider answered. */
  sealed interface Outcome {
    record Got(TokenSet tokens) implements Outcome {}

    record Refused(Failed failed) implements Outcome {}
  }
}
