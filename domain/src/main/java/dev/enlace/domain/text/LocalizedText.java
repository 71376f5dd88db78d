package dev.enlace.domain.text;

import java.util.Objects;

/**
 * A text for people in every language that Enlace speaks, so that no layer below the edge has to
 * know who is reading.
 *
 * @param en English
 * @param es Spanish
 */
public record LocalizedText(String en, String es) {
  public LocalizedText {
    Objects.requireNonNull(en, "en");
    Objects.requireNonNull(es, "es");
  }

  /** A text that is the same in every language, such as a product's name. */
  public static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }

  /** The text in that language. */
  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case ES -> es;
    };
  }
}
