package dev.enlace.toon;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Documents by chance, with much of what is hard to write and of what makes a table. */
final class Generated {
  private static final int DEEPEST = 6;
  private static final List<String> WORDS =
      List.of(
          "true",
          "null",
          "-",
          "- a",
          "#",
          "#1",
          "",
          " ",
          "a:b",
          "[3]: x",
          "{a}",
          "05",
          "+1",
          "1e5",
          "a,b",
          "a\tb",
          "a|b",
          "a\nb",
          "\\",
          "\"",
          "\"a\"",
          "é",
          "🚀",
          "\u0000",
          "\u001f",
          "\u007f",
          "\u00a0",
          "\u2028",
          "\uFEFF",
          "a ",
          " a",
          "Ada Lovelace",
          "2026-11-22T08:00:00.000Z",
          "rec0123456789abcd",
          "https://example.com/?a=b",
          "x#y",
          "__proto__",
          "constructor",
          "id");

  private final Random random;
  private final boolean plain;

  /**
   * @param plain whether only numbers that JavaScript has, and keys whose order it keeps
   */
  Generated(Random random, boolean plain) {
    this.random = random;
    this.plain = plain;
  }

  @Nullable Object document() {
    return value(0);
  }

  private @Nullable Object value(int depth) {
    if (depth >= DEEPEST) {
      return primitive();
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> primitive();
      case 2 -> list(random.nextInt(5), this::primitive);
      case 3 -> list(random.nextInt(5), () -> value(depth + 1));
      case 4, 5 -> object(random.nextInt(6), depth + 1);
      case 6, 7 -> table(depth + 1);
      default -> keyed(depth + 1);
    };
  }

  private Object table(int depth) {
    List<String> names = names(1 + random.nextInt(5));
    List<@Nullable Object> rows = list(1 + random.nextInt(6), () -> row(names, depth));
    if (random.nextInt(6) == 0) {
      rows.set(random.nextInt(rows.size()), value(depth));
    }
    return rows;
  }

  private Object keyed(int depth) {
    List<String> names = names(1 + random.nextInt(4));
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    names(1 + random.nextInt(4)).forEach(key -> object.put(key, row(names, depth)));
    return object;
  }

  /** Of those names, in that or another order; what a name stands for hangs on the name. */
  private Object row(List<String> names, int depth) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    List<String> order = random.nextInt(4) == 0 ? names.reversed() : names;
    for (String name : order) {
      boolean group = depth < DEEPEST && name.hashCode() % 7 == 0;
      row.put(name, group ? row(List.of("x", "y"), depth + 1) : primitive());
    }
    if (random.nextInt(25) == 0) {
      row.put("more", value(depth + 1));
    }
    return row;
  }

  private Object object(int size, int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    names(size).forEach(name -> object.put(name, value(depth)));
    return object;
  }

  private List<String> names(int size) {
    List<String> names = new ArrayList<>();
    while (names.size() < size) {
      String name = random.nextInt(3) == 0 ? text() : "f" + random.nextInt(40);
      if (!names.contains(name) && !(plain && name.matches("[0-9]+"))) {
        names.add(name);
      }
    }
    return names;
  }

  private List<@Nullable Object> list(int size, Supplier<@Nullable Object> element) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(element.get());
    }
    return list;
  }

  private @Nullable Object primitive() {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt(2_000) - 1_000;
      case 3 -> number();
      default -> text();
    };
  }

  private Object number() {
    return switch (random.nextInt(plain ? 4 : 7)) {
      case 0 -> random.nextDouble();
      case 1 -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(60) - 30);
      case 2 -> random.nextLong() >> 12;
      case 3 -> -0.0;
      case 4 -> random.nextLong();
      case 5 -> new BigInteger(200, random);
      default -> new BigDecimal(new BigInteger(80, random), random.nextInt(80) - 40);
    };
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0 -> characters();
      case 1 -> Long.toString(random.nextLong() >>> 20, 36);
      default -> WORDS.get(random.nextInt(WORDS.size()));
    };
  }

  private String characters() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int point =
          random.nextInt(3) == 0
              ? random.nextInt(Character.MAX_CODE_POINT + 1)
              : random.nextInt(0x80);
      text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
    }
    return text.toString();
  }
}
