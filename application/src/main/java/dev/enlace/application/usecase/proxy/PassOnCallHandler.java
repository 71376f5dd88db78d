package dev.enlace.application.usecase.proxy;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.proxy.PassOnCall;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Upstream;
import dev.enlace.application.usecase.acting.Act;
import dev.enlace.application.usecase.acting.ActingToken;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.proxy.CallPath;
import java.util.List;
import reactor.core.publisher.Mono;

/** Passes on calls through connections that somebody may use and that restrict no recipients. */
public final class PassOnCallHandler implements PassOnCall {
  private final ActingToken acting;
  private final CallBudget budget;
  private final Upstream upstream;
  private final HandOutLog log;
  private final UnderWay underWay = new UnderWay();
  private final KeptBodies room = new KeptBodies();

  /** With those means. */
  public PassOnCallHandler(
      ActingToken acting, CallBudget budget, Upstream upstream, HandOutLog log) {
    this.acting = acting;
    this.budget = budget;
    this.upstream = upstream;
    this.log = log;
  }

  @Override
  public Mono<Passed> passOn(Principal principal, ConnectionId id, Call call) {
    return Mono.fromSupplier(() -> CallPath.of(call.path()).orElseThrow(() -> noPath()))
        .flatMap(path -> {
          Exchange exchange = new Exchange(principal, budget, upstream, underWay, log);
          RepeatableBody body = new RepeatableBody(call.content(), room, principal.workspace());
          PassedCall passed = new PassedCall(call, path, body, exchange);
          return acting
              .with(principal, id, Act.PROXY, passed::attempt)
              .doOnNext(_ -> passed.taken())
              .doFinally(_ -> passed.end());
        });
  }

  private static Failed noPath() {
    Violation violation =
        Violation.of(
            "path",
            "format",
            "Must stay below the provider's address, without empty or dotted parts.",
            "Debe quedar bajo la dirección del proveedor, sin partes vacías ni con puntos.");
    return new Failed(new ValidationFailed(List.of(violation)));
  }
}
