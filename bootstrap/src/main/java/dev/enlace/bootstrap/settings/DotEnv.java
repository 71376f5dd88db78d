package dev.enlace.bootstrap.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code NAME=value} lines. Values may stand in single or double quotes, in which nothing
 * is expanded; {@code #} starts a comment at the beginning of a line, or after a blank behind an
 * unquoted value.
 */
public final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*"
              + "(?:\"([^\"]*)\"|'([^']*)'|((?!\\s|[\"']).*?)?)\\s*(?:(?<=\\s)#.*)?");
  private static final Pattern BLANK = Pattern.compile("\\s*(?:#.*)?");

  private DotEnv() {}

  /**
   * The variables of a file; none if there is no file.
   *
   * @throws CannotStart naming the line that cannot be read
   */
  public static Map<String, Object> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      return parse(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Map<String, Object> parse(Path file, List<String> lines) {
    Map<String, Object> values = new TreeMap<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        values.put(parts.group(1), value(parts));
      } else if (!BLANK.matcher(line).matches()) {
        throw new CannotStart(
            "%s, line %d, must read NAME=value".formatted(file.getFileName(), number));
      }
    }
    return values;
  }

  private static String value(Matcher parts) {
    for (int group = 2; group <= 4; group++) {
      if (parts.group(group) != null) {
        return parts.group(group);
      }
    }
    return "";
  }
}
