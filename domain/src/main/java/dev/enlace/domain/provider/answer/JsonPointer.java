package dev.enlace.domain.provider.answer;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Where a value stands in a provider's JSON answer (RFC 6901), for instance {@code /user/id}. */
public record JsonPointer(String value) {
  private static final Pattern SYNTAX = Pattern.compile("(/([^/~]|~[01])*)+");

  public JsonPointer {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("a JSON pointer starts with / (RFC 6901)");
    }
  }

  public static List<JsonPointer> list(String... values) {
    return Arrays.stream(values).map(JsonPointer::new).toList();
  }

  /** The names or indices on the way down, unescaped. */
  public List<String> steps() {
    return Arrays.stream(value.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  @Override
  public String toString() {
    return value;
  }
}
