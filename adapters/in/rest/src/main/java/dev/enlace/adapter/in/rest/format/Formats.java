package dev.enlace.adapter.in.rest.format;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** Finds out in which format a caller wants an answer. */
@Component
public final class Formats {
  private static final String PARAMETER = "format";
  private static final String ATTRIBUTE = Formats.class.getName();

  private final List<Format> offered;
  private final Map<Method, Boolean> known = new ConcurrentHashMap<>();

  Formats(ToonSettings settings) {
    this.offered = settings.enabled() ? List.of(Format.values()) : List.of(Format.JSON);
  }

  /** What was chosen for that request; JSON where there was no choice. */
  public static Format of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, Format.JSON);
  }

  /** What was chosen for that request; empty where there was no choice. */
  static Optional<Format> chosen(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
  }

  /** Whether the contract gives an operation's callers the choice. */
  public boolean areOffered(HandlerMethod operation) {
    return known.computeIfAbsent(
        operation.getMethod(),
        method -> {
          RequestMapping mapping =
              AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
          return mapping != null && areOffered(mapping.produces());
        });
  }

  /** Whether those types leave the choice. */
  public static boolean areOffered(String... produced) {
    return Stream.of(produced)
        .map(MediaType::parseMediaType)
        .anyMatch(type -> type.equalsTypeAndSubtype(Format.TOON.type()));
  }

  /**
   * Chooses by {@code ?format=}, else by {@code Accept}, and keeps the choice with the request.
   *
   * @throws Refused with {@code NOT_ACCEPTABLE} and what there is
   */
  public Format choose(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    List<String> named = request.getQueryParams().get(PARAMETER);
    Format format =
        (named == null ? accepted(request) : named(named)).orElseThrow(this::notAcceptable);
    exchange.getAttributes().put(ATTRIBUTE, format);
    exchange
        .getAttributes()
        .put(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.of(format.type()));
    return format;
  }

  private Optional<Format> named(List<String> named) {
    return named.size() > 1
        ? Optional.empty()
        : offered.stream().filter(format -> format.word().equals(named.getFirst())).findFirst();
  }

  /** What makes no sense asks for nothing that is offered. */
  private Optional<Format> accepted(ServerHttpRequest request) {
    List<MediaType> ranges;
    try {
      ranges = request.getHeaders().getAccept();
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
    return ranges.isEmpty() ? Optional.of(Format.JSON) : Accepted.best(offered, ranges);
  }

  private Refused notAcceptable() {
    return new Refused(
        Refusal.of(HttpStatus.NOT_ACCEPTABLE, ProblemCode.NOT_ACCEPTABLE)
            .with("formats", offered.stream().map(Format::word).toList())
            .with(
                "mediaTypes",
                offered.stream()
                    .flatMap(format -> format.types().stream())
                    .map(type -> type.getType() + "/" + type.getSubtype())
                    .toList()));
  }
}
