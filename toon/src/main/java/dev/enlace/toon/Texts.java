package dev.enlace.toon;

import java.io.IOException;

/** Which texts and keys need quotes (specification 7.2 and 7.3), and how they are escaped (7.1). */
final class Texts {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String HEX = "0123456789abcdef";
  private static final boolean[] IN_KEYS = new boolean[0x80];

  static {
    for (char c = 0; c < IN_KEYS.length; c++) {
      IN_KEYS[c] = isLetter(c) || isDigit(c) || c == '_' || c == '.';
    }
  }

  private final boolean[] bare = new boolean[0x80];

  Texts(char delimiter) {
    for (char c = ' '; c < bare.length; c++) {
      bare[c] = ":\"\\[]{}".indexOf(c) < 0 && c != delimiter;
    }
  }

  /** A text as a value: in a field, an array or a row. */
  void value(String text, Sink sink) throws IOException {
    if (opensBare(text)) {
      if (sink.putIfAll(bare, text)) {
        return;
      }
      if (isBare(text)) {
        plain(text, sink);
        return;
      }
    }
    quoted(text, sink);
  }

  /** A text that is all of a document, of which readers drop a mark of byte order. */
  void root(String text, Sink sink) throws IOException {
    if (text.startsWith(BYTE_ORDER_MARK)) {
      quoted(text, sink);
    } else {
      value(text, sink);
    }
  }

  static void key(String key, Sink sink) throws IOException {
    boolean opens = !key.isEmpty() && !isDigit(key.charAt(0)) && key.charAt(0) != '.';
    if (!opens || !sink.putIfAll(IN_KEYS, key)) {
      quoted(key, sink);
    }
  }

  /** Whether first and last character, and the text as a whole, would be read back as this text. */
  private static boolean opensBare(String text) {
    if (text.isEmpty() || text.charAt(text.length() - 1) == ' ') {
      return false;
    }
    char first = text.charAt(0);
    return switch (first) {
      case ' ', '-', '#' -> false;
      case 't' -> !text.equals("true");
      case 'f' -> !text.equals("false");
      case 'n' -> !text.equals("null");
      case '+' -> !isNumeric(text, 1);
      default -> !isDigit(first) || !isNumeric(text, 0);
    };
  }

  private boolean isBare(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < bare.length && !bare[c]) {
        return false;
      }
    }
    return true;
  }

  private static void plain(String text, Sink sink) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      sink.unicode(text, i);
    }
  }

  private static void quoted(String text, Sink sink) throws IOException {
    sink.put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> sink.ascii("\\\"");
        case '\\' -> sink.ascii("\\\\");
        case '\n' -> sink.ascii("\\n");
        case '\r' -> sink.ascii("\\r");
        case '\t' -> sink.ascii("\\t");
        default -> {
          if (c < ' ') {
            sink.ascii("\\u00");
            sink.put(HEX.charAt(c >> 4));
            sink.put(HEX.charAt(c & 0xf));
          } else {
            sink.unicode(text, i);
          }
        }
      }
    }
    sink.put('"');
  }

  /** Digits, perhaps a point and digits, perhaps an exponent: leading zeros are no hindrance. */
  private static boolean isNumeric(String text, int from) {
    int at = digits(text, from);
    if (at == from) {
      return false;
    }
    if (at + 1 < text.length() && text.charAt(at) == '.') {
      int end = digits(text, at + 1);
      if (end == at + 1) {
        return false;
      }
      at = end;
    }
    if (at + 1 < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-' ? 1 : 0;
      int end = digits(text, at + 1 + sign);
      at = end == at + 1 + sign ? at : end;
    }
    return at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
