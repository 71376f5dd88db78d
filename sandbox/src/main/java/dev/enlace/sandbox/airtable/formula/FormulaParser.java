package dev.enlace.sandbox.airtable.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads formulas: comparison over {@code &} and sums over products over values and calls. */
public final class FormulaParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+')"
              + "|\\{(?<field>[^}]+)}"
              + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<sign>!=|<=|>=|[=<>&+*/(),-]))");
  private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", ">", "<=", ">=");

  private static final int MAX_DEPTH = 100;

  private record Token(String kind, String text) {}

  private final List<Token> tokens;
  private final Predicate<String> knownField;
  private int at;
  private int depth;

  private FormulaParser(List<Token> tokens, Predicate<String> knownField) {
    this.tokens = tokens;
    this.knownField = knownField;
  }

  /**
   * @throws FormulaException if it is malformed, or names an unknown field or function
   */
  public static Formula parse(String text, Predicate<String> knownField) {
    FormulaParser parser = new FormulaParser(tokens(text), knownField);
    Formula formula = parser.comparison();
    if (parser.at < parser.tokens.size()) {
      throw new FormulaException("unexpected " + parser.tokens.get(parser.at).text());
    }
    return formula;
  }

  private static List<Token> tokens(String text) {
    List<Token> found = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text.stripTrailing());
    int from = 0;
    while (from < text.stripTrailing().length()) {
      if (!matcher.find() || matcher.start() != from) {
        throw new FormulaException("unreadable at " + from);
      }
      for (String kind : List.of("number", "text", "field", "name", "sign")) {
        String value = matcher.group(kind);
        if (value != null) {
          found.add(new Token(kind, value));
        }
      }
      from = matcher.end();
    }
    return found;
  }

  private Formula comparison() {
    Formula left = sum();
    while (at < tokens.size() && COMPARISONS.contains(tokens.get(at).text()) && isSign()) {
      String sign = tokens.get(at++).text();
      Formula one = left;
      Formula other = sum();
      left = cells -> compared(sign, one.value(cells), other.value(cells));
    }
    return left;
  }

  private static boolean compared(String sign, Object one, Object other) {
    return switch (sign) {
      case "=" -> Values.equal(one, other);
      case "!=" -> !Values.equal(one, other);
      case "<" -> Values.compare(one, other) < 0;
      case ">" -> Values.compare(one, other) > 0;
      case "<=" -> Values.compare(one, other) <= 0;
      case ">=" -> Values.compare(one, other) >= 0;
      default -> throw new FormulaException("unknown sign " + sign);
    };
  }

  private Formula sum() {
    Formula left = product();
    while (nextIs("&") || nextIs("+") || nextIs("-")) {
      String sign = tokens.get(at++).text();
      Formula one = left;
      Formula other = product();
      left =
          switch (sign) {
            case "&" -> cells -> Values.text(one.value(cells)) + Values.text(other.value(cells));
            case "+" ->
                cells -> Values.number(one.value(cells)) + Values.number(other.value(cells));
            default -> cells -> Values.number(one.value(cells)) - Values.number(other.value(cells));
          };
    }
    return left;
  }

  private Formula product() {
    Formula left = value();
    while (nextIs("*") || nextIs("/")) {
      boolean times = tokens.get(at++).text().equals("*");
      Formula one = left;
      Formula other = value();
      left =
          times
              ? cells -> Values.number(one.value(cells)) * Values.number(other.value(cells))
              : cells -> Values.number(one.value(cells)) / Values.number(other.value(cells));
    }
    return left;
  }

  private Formula value() {
    if (at >= tokens.size()) {
      throw new FormulaException("unexpected end");
    }
    if (++depth > MAX_DEPTH) {
      throw new FormulaException("nested too deeply");
    }
    Formula value = value(tokens.get(at++));
    depth--;
    return value;
  }

  private Formula value(Token token) {
    return switch (token.kind()) {
      case "number" -> constant(Double.valueOf(token.text()));
      case "text" -> constant(unquoted(token.text()));
      case "field" -> field(token.text().strip());
      case "name" -> nextIs("(") ? call(token.text()) : field(token.text());
      default -> signed(token.text());
    };
  }

  private Formula signed(String sign) {
    if (sign.equals("(")) {
      Formula inner = comparison();
      expect(")");
      return inner;
    }
    if (sign.equals("-")) {
      Formula inner = value();
      return cells -> -Values.number(inner.value(cells));
    }
    throw new FormulaException("unexpected " + sign);
  }

  private Formula call(String name) {
    expect("(");
    List<Formula> arguments = new ArrayList<>();
    while (!nextIs(")")) {
      arguments.add(comparison());
      if (!nextIs(")")) {
        expect(",");
      }
    }
    expect(")");
    return Functions.call(name, arguments);
  }

  private Formula field(String name) {
    if (!knownField.test(name)) {
      throw new FormulaException("unknown field name " + name);
    }
    return cells -> Values.ofCell(cells.apply(name));
  }

  private static Formula constant(Object value) {
    return cells -> value;
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  private boolean isSign() {
    return tokens.get(at).kind().equals("sign");
  }

  private boolean nextIs(String sign) {
    return at < tokens.size() && isSign() && tokens.get(at).text().equals(sign);
  }

  private void expect(String sign) {
    if (!nextIs(sign)) {
      throw new FormulaException("expected " + sign);
    }
    at++;
  }
}
