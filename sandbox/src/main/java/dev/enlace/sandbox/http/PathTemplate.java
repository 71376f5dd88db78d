package dev.enlace.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path whose parts in braces stand for anything without a slash, such as {@code /bot{token}}. */
final class PathTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final Pattern pattern;
  private final List<String> names = new ArrayList<>();

  PathTemplate(String template) {
    StringBuilder regex = new StringBuilder();
    Matcher variable = VARIABLE.matcher(template);
    int from = 0;
    while (variable.find()) {
      regex.append(Pattern.quote(template.substring(from, variable.start()))).append("([^/]+)");
      names.add(variable.group(1));
      from = variable.end();
    }
    regex.append(Pattern.quote(template.substring(from)));
    pattern = Pattern.compile(regex.append("/?").toString());
  }

  /** The values of the variables, decoded; empty if the path is another one. */
  Optional<Map<String, String>> match(String path) {
    Matcher found = pattern.matcher(path);
    if (!found.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), decode(found.group(i + 1)));
    }
    return Optional.of(values);
  }

  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
