package dev.enlace.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * One bar each as long as the median, with a line from the least to the greatest. Colours follow
 * the reader's light or dark page.
 */
public record BarChart(String title, List<Bar> bars) {
  private static final int WIDTH = 840;
  private static final int LEFT = 340;
  private static final int RIGHT = 90;
  private static final int TOP = 44;
  private static final int ROW = 34;
  private static final int BAR = 20;

  /** A row of it. */
  public record Bar(String label, Series series) {}

  /** As a picture of its own. */
  public String svg() {
    StringBuilder svg = new StringBuilder(head());
    for (int i = 0; i < bars.size(); i++) {
      svg.append(row(bars.get(i), TOP + i * ROW));
    }
    return svg.append("</svg>\n").toString();
  }

  private String head() {
    int height = TOP + bars.size() * ROW + 10;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
    <title>%3$s</title>
    <style>
      text { font: 13px system-ui, sans-serif; fill: #1f2328 }
      .title { font-weight: 600; font-size: 15px }
      .bar { fill: #4f7cc4 }
      .spread { stroke: #1f2328; stroke-width: 1.5 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .bar { fill: #3f6db5 }
        .spread { stroke: #e6edf3 }
      }
    </style>
    <text class="title" x="10" y="24">%3$s</text>
    """
        .formatted(WIDTH, height, escaped(title));
  }

  private String row(Bar bar, int top) {
    double least = at(bar.series().min());
    double greatest = at(bar.series().max());
    double middle = top + BAR / 2.0;
    return String.format(
        Locale.ROOT,
        """
        <text x="%1$d" y="%2$.1f" text-anchor="end">%3$s</text>
        <rect class="bar" x="%4$d" y="%5$d" width="%6$.1f" height="%7$d" rx="2"/>
        <path class="spread" d="M%8$.1f %9$.1fv8m0 -4H%10$.1fm0 -4v8"/>
        <text x="%11$.1f" y="%2$.1f">%12$s</text>
        """,
        LEFT - 10,
        middle + 5,
        escaped(bar.label()),
        LEFT,
        top,
        at(bar.series().median()) - LEFT,
        BAR,
        least,
        middle - 4,
        greatest,
        greatest + 8,
        Text.number(bar.series().median()));
  }

  private double at(double value) {
    double longest = bars.stream().mapToDouble(bar -> bar.series().max()).max().orElseThrow();
    return LEFT + value / longest * (WIDTH - LEFT - RIGHT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
