package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.upstream.Airtable;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.port.out.upstream.TokenRefused;
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
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Calls with a token, each in its turn. */
public final class AirtableCalls {
  static final ProviderId AIRTABLE = new ProviderId("airtable");

  /** Where it is said of a month's allowance, no staying away helps. */
  private static final int TOO_MANY = 429;

  private final ActingToken acting;
  private final CallBudget budget;
  private final Airtable airtable;

  /** With those means. */
  public AirtableCalls(ActingToken acting, CallBudget budget, Airtable airtable) {
    this.acting = acting;
    this.budget = budget;
    this.airtable = airtable;
  }

  /** Fails with {@link Unanswered} where a write may have been done, and never so for a read. */
  Mono<Map<String, Object>> send(Principal principal, ConnectionId id, AirtableCall call) {
    return acting.with(principal, id, Act.AIRTABLE, access -> inTurn(access, call));
  }

  /**
   * With a token that is no connection's. Fails with {@code TokenRefused} where it is not taken;
   * such a one is turned away like one that may not see the base.
   */
  Mono<Map<String, Object>> send(ConfiguredProvider provider, Secret token, AirtableCall call) {
    Api api = provider.definition().api();
    if (api == null || !api.baseUrl().placeholders().isEmpty()) {
      return Failed.with(new OperationNotSupported(new Slug(AIRTABLE.value()), "api"));
    }
    Asker stranger = Asker.stranger(token);
    Map<String, String> subjects = new HashMap<>(subjects(call));
    subjects.put("token", stranger.account());
    return inTurn(
        stranger,
        Meter.of(provider.definition(), subjects),
        Ending.TURNED_AWAY,
        () -> sent(AIRTABLE, api.baseUrl().expand(Map.of()), token, call));
  }

  private Mono<Map<String, Object>> inTurn(Access access, AirtableCall call) {
    ProviderId provider = access.provider().definition().id();
    if (!provider.equals(AIRTABLE)) {
      return Failed.with(new OperationNotSupported(access.connection().slug(), "airtable"));
    }
    return inTurn(
        access.asker(),
        access.meters(subjects(call)),
        Ending.OTHER,
        () -> sent(provider, access.apiBase(), access.accessToken(), call));
  }

  private Mono<Map<String, Object>> sent(
      ProviderId provider, URI apiBase, Secret token, AirtableCall call) {
    Mono<Map<String, Object>> answer =
        airtable
            .send(provider, apiBase, token, call)
            .switchIfEmpty(
                Failed.with(
                    new ProviderUnavailable(provider, ProviderProblem.UNEXPECTED_ANSWER, null)));
    return call.method().reads()
        ? answer
        : answer.onErrorMap(trouble -> Unanswered.orNotDone(provider, trouble));
  }

  /**
   * One call.
   *
   * @param refused what a token that is not taken amounts to
   */
  private Mono<Map<String, Object>> inTurn(
      Asker asker,
      List<Meter> meters,
      Ending refused,
      Supplier<Mono<Map<String, Object>>> sending) {
    return budget.within(
        asker,
        meters,
        turn ->
            sending
                .get()
                .doOnNext(answer -> turn.done(Ending.LET_IN))
                .doOnError(error -> turn.done(ending(error, refused)))
                .onErrorMap(CallsRefused.class, tooOften -> told(tooOften, meters)));
  }

  private static Map<String, String> subjects(AirtableCall call) {
    BaseId base = call.base();
    return base == null ? Map.of() : Map.of("base", base.value());
  }

  private static Ending ending(Throwable error, Ending refused) {
    return switch (error) {
      case CallsRefused tooOften -> Ending.tooOften(tooOften.retryAfter());
      case TokenRefused _ -> refused;
      case Failed failed
          when failed.failure() instanceof UpstreamRefused no && no.status() != TOO_MANY ->
          Ending.of(no.status(), null);
      default -> Ending.OTHER;
    };
  }

  /** Somebody has used the limit up: this caller is told for how long we stay away. */
  private static Throwable told(CallsRefused refused, List<Meter> meters) {
    if (meters.isEmpty()) {
      return new Failed(
          new ProviderUnavailable(AIRTABLE, ProviderProblem.OVERLOADED, refused.retryAfter()));
    }
    Meter narrowest = meters.getFirst();
    return new Failed(new RateLimited(narrowest.told(), narrowest.penalty(refused.retryAfter())));
  }
}
