package dev.enlace.sandbox.airtable.formula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The functions that filters use most. */
final class Functions {
  private static final Map<String, Integer> LEAST =
      Map.ofEntries(
          Map.entry("AND", 1),
          Map.entry("OR", 1),
          Map.entry("NOT", 1),
          Map.entry("IF", 2),
          Map.entry("LEN", 1),
          Map.entry("LOWER", 1),
          Map.entry("UPPER", 1),
          Map.entry("TRIM", 1),
          Map.entry("FIND", 2),
          Map.entry("SEARCH", 2));

  private Functions() {}

  static Formula call(String name, List<Formula> arguments) {
    if (arguments.size() < LEAST.getOrDefault(name.toUpperCase(Locale.ROOT), 0)) {
      throw new FormulaException("too few arguments of " + name);
    }
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "AND" -> cells -> arguments.stream().allMatch(it -> it.holds(cells));
      case "OR" -> cells -> arguments.stream().anyMatch(it -> it.holds(cells));
      case "NOT" -> cells -> !first(arguments).holds(cells);
      case "TRUE" -> cells -> true;
      case "FALSE" -> cells -> false;
      case "BLANK" -> cells -> "";
      case "IF" -> cells -> branch(arguments, cells);
      case "LEN" -> cells -> (double) text(arguments, 0, cells).length();
      case "LOWER" -> cells -> text(arguments, 0, cells).toLowerCase(Locale.ROOT);
      case "UPPER" -> cells -> text(arguments, 0, cells).toUpperCase(Locale.ROOT);
      case "TRIM" -> cells -> text(arguments, 0, cells).strip();
      case "CONCATENATE" ->
          cells -> String.join("", arguments.stream().map(it -> asText(it, cells)).toList());
      case "FIND" -> cells -> found(text(arguments, 0, cells), text(arguments, 1, cells));
      case "SEARCH" ->
          cells -> found(lower(text(arguments, 0, cells)), lower(text(arguments, 1, cells)));
      case "RECORD_ID" -> cells -> cells.apply("RECORD_ID()").asString("");
      default -> throw new FormulaException("unknown function " + name);
    };
  }

  private static Formula first(List<Formula> arguments) {
    return arguments.getFirst();
  }

  private static Object branch(List<Formula> arguments, Function<String, JsonNode> cells) {
    if (first(arguments).holds(cells)) {
      return arguments.get(1).value(cells);
    }
    return arguments.size() > 2 ? arguments.get(2).value(cells) : "";
  }

  /** The position from 1 on; 0 if it is not there. */
  private static Object found(String needle, String text) {
    return text.indexOf(needle) + 1.0;
  }

  private static String text(List<Formula> arguments, int index, Function<String, JsonNode> cells) {
    return asText(arguments.get(index), cells);
  }

  private static String asText(Formula formula, Function<String, JsonNode> cells) {
    return Values.text(formula.value(cells));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
