package dev.enlace.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.HexFormat;

/**
 * Keeps every event on one line: control characters, with which a caller could forge events (CR,
 * LF) or play tricks on a terminal (ANSI sequences), are written as {@code \n}, {@code \r}, {@code
 * \t} or {@code \\u001b}.
 */
public final class OneLine extends CompositeConverter<ILoggingEvent> {
  private static final HexFormat HEX = HexFormat.of();

  @Override
  protected String transform(ILoggingEvent event, String text) {
    return escape(text.stripTrailing());
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.chars().forEach(c -> append(escaped, (char) c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char c) {
    switch (c) {
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      case '\u2028', '\u2029' -> escaped.append("\\u").append(HEX.toHexDigits(c));
      default -> {
        if (Character.isISOControl(c)) {
          escaped.append("\\u").append(HEX.toHexDigits(c));
        } else {
          escaped.append(c);
        }
      }
    }
  }
}
