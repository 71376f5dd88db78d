package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.port.out.upstream.Airtable;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.usecase.acting.Access;
import dev.enlace.application.usecase.acting.Act;
import dev.enlace.application.usecase.acting.ActingToken;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Calls with a token, each in its turn. */
public final class AirtableCalls {
  private static final ProviderId AIRTABLE = new ProviderId("airtable");

  private final ActingToken acting;
  private final CallBudget budget;
  private final Airtable airtable;

  /** With those means. */
  public AirtableCalls(ActingToken acting, CallBudget budget, Airtable airtable) {
    this.acting = acting;
    this.budget = budget;
    this.airtable = airtable;
  }

  Mono<Map<String, Object>> send(Principal principal, ConnectionId id, AirtableCall call) {
    return acting.with(principal, id, Act.AIRTABLE, access -> inTurn(access, call));
  }

  /**
   * With a token that is no connection's. Fails with {@code TokenRefused} where it is not taken.
   *
   * @param asker who takes turns with connections
   */
  Mono<Map<String, Object>> send(
      ConnectionId asker, ConfiguredProvider provider, Secret token, AirtableCall call) {
    Api api = provider.definition().api();
    if (api == null || !api.baseUrl().placeholders().isEmpty()) {
      return Failed.with(new OperationNotSupported(new Slug(AIRTABLE.value()), "api"));
    }
    return inTurn(
        asker,
        Meter.of(provider.definition(), subjects(call)),
        () -> airtable.send(AIRTABLE, api.baseUrl().expand(Map.of()), token, call));
  }

  private Mono<Map<String, Object>> inTurn(Access access, AirtableCall call) {
    ProviderId provider = access.provider().definition().id();
    if (!provider.equals(AIRTABLE)) {
      return Failed.with(new OperationNotSupported(access.connection().slug(), "airtable"));
    }
    return inTurn(
        access.connection().id(),
        access.meters(subjects(call)),
        () -> airtable.send(provider, access.apiBase(), access.accessToken(), call));
  }

  private Mono<Map<String, Object>> inTurn(
      ConnectionId asker, List<Meter> meters, Supplier<Mono<Map<String, Object>>> sending) {
    return budget.within(
        asker,
        meters,
        turn ->
            sending
                .get()
                .onErrorMap(CallsRefused.class, refused -> penalised(refused, turn, meters)));
  }

  private static Map<String, String> subjects(AirtableCall call) {
    BaseId base = call.base();
    return base == null ? Map.of() : Map.of("base", base.value());
  }

  /** Somebody else has used the limit up: all of ours stay away, and this caller is told. */
  private static Throwable penalised(CallsRefused refused, Turn turn, List<Meter> meters) {
    if (meters.isEmpty()) {
      return refused;
    }
    Meter narrowest = meters.getFirst();
    Duration penalty = narrowest.penalty(refused.retryAfter());
    turn.done(penalty);
    return new Failed(new RateLimited(narrowest.told(), penalty));
  }
}
