package dev.enlace.domain.message;

/** Blanks around what somebody typed; a line's end is none, since it may end more than the text. */
final class Blanks {
  private Blanks() {}

  static String without(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }
}
