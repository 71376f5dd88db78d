package dev.enlace.sandbox.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came in, read to its end.
 *
 * @param target path and query as they came, undecoded
 * @param headers by lower-case name
 * @param text the body, read as UTF-8
 * @param variables what stood in the variable parts of the route's path, decoded
 */
public record Request(
    String method,
    String target,
    Map<String, List<String>> headers,
    String text,
    Map<String, String> variables) {

  public String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  public Params query() {
    int mark = target.indexOf('?');
    return mark < 0 ? new Params(List.of()) : Params.parse(target.substring(mark + 1));
  }

  /** Empty if absent; the first one if it was sent more than once. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The media type without its parameters, in lower case; empty if none was sent. */
  public String mediaType() {
    String value = header("content-type").orElse("");
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  public Params form() {
    return Params.parse(text);
  }

  /** The token of an {@code Authorization: Bearer} header. */
  public Optional<String> bearer() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  /** The value of a variable part of the path that the route is known to have. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no variable " + name);
    }
    return value;
  }

  Request with(Map<String, String> found) {
    return new Request(method, target, headers, text, found);
  }
}
