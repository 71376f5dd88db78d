package dev.enlace.bootstrap.e2e.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that a browser was answered. */
record Recording(Path file) {
  /** Into a file that is thrown away with the build. */
  static Recording begin() {
    try {
      Path folder = Files.createDirectories(Path.of("target/recordings"));
      return new Recording(Files.createTempFile(folder, "panel", ".har"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answers of that server, headers and bodies, once the browser has gone. */
  List<String> answers(String url) {
    return new JsonMapper()
        .readTree(text())
        .at("/log/entries")
        .valueStream()
        .filter(entry -> entry.at("/request/url").asString().startsWith(url))
        .map(entry -> entry.at("/response"))
        .map(JsonNode::toString)
        .toList();
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
