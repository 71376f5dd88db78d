package dev.enlace.adapter.in.rest.problem;

import java.util.List;
import org.springframework.web.server.ServerWebExchange;

/** Where a handler leaves whose pages may frame what is said about its trouble. */
public final class Framing {
  private static final String ATTRIBUTE = Framing.class.getName();
  private static final Origins NOBODY = new Origins(List.of());

  private Framing() {}

  /** By pages of those origins and no others. */
  public static void allow(ServerWebExchange exchange, List<String> origins) {
    exchange.getAttributes().put(ATTRIBUTE, new Origins(List.copyOf(origins)));
  }

  /** Nobody's unless somebody has said so. */
  static List<String> of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, NOBODY).named();
  }

  private record Origins(List<String> named) {}
}
