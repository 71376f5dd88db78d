package dev.enlace.adapter.in.rest.text;

import dev.enlace.domain.text.Language;
import dev.enlace.domain.text.LocalizedText;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of this adapter, from its resource bundles. */
public final class Texts {
  private static final String BUNDLE = "dev.enlace.adapter.in.rest.texts";
  private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
  private static final ResourceBundle SPANISH = bundle(Locale.of("es"));

  private Texts() {}

  /**
   * The text of that key, which must exist.
   *
   * @param arguments fill {@code {0}}, {@code {1}}...
   */
  public static String text(Language language, String key, Object... arguments) {
    String pattern = bundle(language).getString(key);
    return new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }

  /** The text of that key; empty if there is none. */
  public static Optional<String> find(Language language, String key) {
    return bundle(language).containsKey(key) ? Optional.of(text(language, key)) : Optional.empty();
  }

  /** The text of that key in all languages. */
  public static LocalizedText all(String key, Object... arguments) {
    return new LocalizedText(text(Language.EN, key, arguments), text(Language.ES, key, arguments));
  }

  private static ResourceBundle bundle(Language language) {
    return switch (language) {
      case EN -> ENGLISH;
      case ES -> SPANISH;
    };
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
