package dev.enlace.bench.report;

import java.util.Locale;

/** Numbers as a report shows them. */
final class Text {
  private static final double FEW = 10;
  private static final double SOME = 100;

  private Text() {}

  /** With three digits that count, or all before the point. */
  static String number(double value) {
    String format = value < FEW ? "%.2f" : value < SOME ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** The median, and what lay around it. */
  static String spread(Series series) {
    return "%s (%s..%s)"
        .formatted(number(series.median()), number(series.min()), number(series.max()));
  }
}
