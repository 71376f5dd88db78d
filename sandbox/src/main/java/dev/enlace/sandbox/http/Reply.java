package dev.enlace.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A whole answer. */
public record Reply(int status, List<Header> headers, String text) {

  /** One header line. */
  public record Header(String name, String value) {}

  public Reply {
    headers = List.copyOf(headers);
  }

  public static Reply json(int status, JsonNode body) {
    return of(status, "application/json; charset=utf-8", body.toString());
  }

  public static Reply html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body);
  }

  public static Reply text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body);
  }

  public static Reply empty(int status) {
    return new Reply(status, List.of(), "");
  }

  /** A redirect as browsers follow it after a form: 302, as the providers answer. */
  public static Reply redirect(String location) {
    return empty(302).with("Location", location).with("Cache-Control", "no-store");
  }

  public static Reply of(int status, String contentType, String body) {
    return new Reply(status, List.of(), body).with("Content-Type", contentType);
  }

  /** This answer with a header set: one of the same name is replaced. */
  public Reply with(String name, String value) {
    List<Header> changed = new ArrayList<>(headers);
    changed.removeIf(header -> header.name().equalsIgnoreCase(name));
    changed.add(new Header(name, value));
    return new Reply(status, changed, text);
  }

  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  public boolean isJson() {
    return header("Content-Type").filter(type -> type.startsWith("application/json")).isPresent();
  }
}
