package dev.enlace.adapter.in.rest.text;

import dev.enlace.domain.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Which language a caller reads, by {@code Accept-Language} (RFC 9110, 12.5.4). */
public final class Languages {
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("es"));
  private static final int LONGEST = 256;

  private Languages() {}

  /** The language of that request; English where the header is missing, odd or names others. */
  public static Language of(ServerWebExchange exchange) {
    return of(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The language of that {@code Accept-Language}; null: there is none. */
  public static Language of(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > LONGEST) {
      return Language.EN;
    }
    try {
      Locale found = Locale.lookup(LanguageRange.parse(header), SPOKEN);
      return found != null && found.getLanguage().equals("es") ? Language.ES : Language.EN;
    } catch (IllegalArgumentException _) {
      return Language.EN;
    }
  }
}
