package dev.enlace.bench.load;

import java.util.Map;
import java.util.stream.Collectors;

/** A GET request: its path with the query, and its headers. */
public record Request(String path, Map<String, String> headers) {
  /** As {@code requests.lua} reads it. */
  String line() {
    return headers.entrySet().stream()
        .map(header -> "\t" + header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("", path, ""));
  }

  /** Shows no header, since keys stand there. */
  @Override
  public String toString() {
    return "GET " + path;
  }
}
