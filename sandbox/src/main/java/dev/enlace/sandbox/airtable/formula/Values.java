package dev.enlace.sandbox.airtable.formula;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What formulas do with texts, numbers and booleans. */
final class Values {
  private Values() {}

  static Object ofCell(JsonNode cell) {
    if (cell.isNumber()) {
      return cell.asDouble();
    }
    if (cell.isBoolean()) {
      return cell.asBoolean();
    }
    if (cell.isArray()) {
      return StreamSupport.stream(cell.spliterator(), false)
          .map(JsonNode::asString)
          .collect(Collectors.joining(", "));
    }
    return cell.asString("");
  }

  static boolean truth(Object value) {
    return switch (value) {
      case Boolean bool -> bool;
      case Double number -> number != 0;
      default -> !value.toString().isEmpty();
    };
  }

  static String text(Object value) {
    return switch (value) {
      case Boolean bool -> bool ? "1" : "";
      case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
      default -> value.toString();
    };
  }

  static double number(Object value) {
    return switch (value) {
      case Double number -> number;
      case Boolean bool -> bool ? 1 : 0;
      default -> parsed(value.toString());
    };
  }

  /** Numbers by size if either is one, else texts. An empty text is less than any number. */
  static int compare(Object one, Object other) {
    boolean numbers = !(one instanceof String) || !(other instanceof String);
    return numbers
        ? Double.compare(number(one), number(other))
        : one.toString().compareTo(other.toString());
  }

  static boolean equal(Object one, Object other) {
    if (one instanceof Boolean || other instanceof Boolean) {
      return truth(one) == truth(other);
    }
    return text(one).equals(text(other));
  }

  private static double parsed(String text) {
    try {
      return text.isBlank() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
