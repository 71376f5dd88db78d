package dev.enlace.bench.load;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request: its path with the query, and its headers.
 *
 * @param body one line to be sent by POST; null: GET
 */
public record Request(String path, Map<String, String> headers, @Nullable String body) {
  /** A GET request. */
  public Request(String path, Map<String, String> headers) {
    this(path, headers, null);
  }

  /** As {@code requests.lua} reads it. */
  String line() {
    return headers.entrySet().stream()
        .map(header -> "\t" + header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("", path, body == null ? "" : "\t=" + body));
  }

  /** Shows no header, since keys stand there. */
  @Override
  public String toString() {
    return (body == null ? "GET " : "POST ") + path;
  }
}
