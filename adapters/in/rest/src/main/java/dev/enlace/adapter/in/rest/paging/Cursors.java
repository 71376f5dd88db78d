package dev.enlace.adapter.in.rest.paging;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.application.port.in.Page;
import dev.enlace.domain.form.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins: the key of the last item, base64url. Opaque to clients, and
 * worthless to whoever may not read the list anyway, since it names no workspace.
 */
public final class Cursors {
  private Cursors() {}

  /** The cursor after that page; null if the list has ended. */
  public static <T> @Nullable String next(Page<T> page, Function<T, Object> key) {
    return page.more() && !page.items().isEmpty()
        ? encode(key.apply(page.items().getLast()).toString())
        : null;
  }

  /**
   * The key that a cursor stands for; null for the first page.
   *
   * @param parse throws IllegalArgumentException on what is no key
   * @throws Refused naming {@code cursor} if it is none of that list
   */
  public static <K> @Nullable K key(@Nullable String cursor, Function<String, K> parse) {
    try {
      return cursor == null ? null : parse.apply(decode(cursor));
    } catch (IllegalArgumentException _) {
      Violation violation = new Violation("cursor", "cursor", Texts.all("rule.cursor"));
      throw new Refused(Refusal.invalid(List.of(violation)));
    }
  }

  /** The same for lists whose key is a UUID. */
  public static <K> @Nullable K id(@Nullable String cursor, Function<UUID, K> wrap) {
    return key(cursor, text -> wrap.apply(UUID.fromString(text)));
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }
}
