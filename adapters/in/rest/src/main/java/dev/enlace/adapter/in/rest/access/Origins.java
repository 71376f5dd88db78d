package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.edge.TrustedProxies;
import dev.enlace.domain.principal.Origin;
import java.net.InetAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Where requests come from, as the audit trail is told. */
@Component
public final class Origins {
  private final TrustedProxies proxies;

  Origins(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Where that request comes from. */
  public Origin of(ServerHttpRequest request) {
    String address = proxies.clientOf(request).map(InetAddress::getHostAddress).orElse(null);
    return new Origin(address, request.getId());
  }
}
