package dev.enlace.adapter.in.panel.build;

import java.util.Map;

/** All style sheets as one, in the order of their names, without comments and needless blanks. */
final class Styles {
  private Styles() {}

  static String of(Map<String, String> sheets) {
    return String.join("\n", sheets.values())
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,>]) ?", "$1")
        .replaceAll("([a-z-]+): ", "$1:")
        .replace(";}", "}")
        .strip();
  }
}
