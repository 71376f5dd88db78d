package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.format.Formats;
import dev.enlace.adapter.in.rest.idempotency.IdempotentCalls;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Routes by the contract and puts the guard before every controller. */
@Component
final class GuardedRoutes implements WebFluxRegistrations {
  private final Guard guard;
  private final IdempotentCalls calls;
  private final Formats formats;
  private final Set<String> unserved;

  GuardedRoutes(Guard guard, IdempotentCalls calls, Formats formats, List<Unserved> unserved) {
    this.guard = guard;
    this.calls = calls;
    this.formats = formats;
    this.unserved =
        unserved.stream().flatMap(each -> each.operations().stream()).collect(Collectors.toSet());
  }

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new ContractRoutes(unserved);
  }

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new GuardedHandlerAdapter(guard, calls, formats);
  }
}
