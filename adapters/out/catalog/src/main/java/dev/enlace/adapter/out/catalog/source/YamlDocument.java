package dev.enlace.adapter.out.catalog.source;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as a tree.
 *
 * @param source its name, for people
 * @param hash SHA-256 of its text, in hexadecimal
 * @param lines the line of every value, by JSON pointer
 */
public record YamlDocument(
    String source, String hash, ObjectNode content, Map<String, Integer> lines) {

  /** What is wrong at a JSON pointer, with the line of the nearest thing that stands there. */
  public Problem problem(String pointer, String message) {
    return new Problem(source, line(pointer), field(pointer), message);
  }

  /** A failure with one problem. */
  public InvalidCatalog invalid(String pointer, String message) {
    return new InvalidCatalog(List.of(problem(pointer, message)));
  }

  private int line(String pointer) {
    Integer line = lines.get(pointer);
    if (line != null) {
      return line;
    }
    return pointer.isEmpty() ? 1 : line(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String field(String pointer) {
    return pointer
        .replaceAll("/(\\d+)(?=/|$)", "[$1]")
        .replaceFirst("^/", "")
        .replace('/', '.')
        .replace("~1", "/")
        .replace("~0", "~");
  }
}
