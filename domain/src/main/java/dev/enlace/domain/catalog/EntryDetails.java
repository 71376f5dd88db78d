package dev.enlace.domain.catalog;

import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.text.LocalizedText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every catalogue entry says of itself, whichever way it connects.
 *
 * @param provider whose system it is; also of entries without OAuth, such as {@code smtp}
 * @param category groups entries for people, such as {@code email}
 * @param icon name of an icon or a data URI; null: a client draws its own
 * @param enabled whether it is offered
 * @param sourceHash SHA-256 of its source, in hexadecimal: tells one edition from the next
 */
public record EntryDetails(
    Slug slug,
    ProviderId provider,
    String name,
    LocalizedText description,
    String category,
    @Nullable String icon,
    boolean enabled,
    String sourceHash) {
  private static final int MAX_NAME = 120;

  public EntryDetails {
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(description, "description");
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("name must have 1 to " + MAX_NAME + " characters");
    }
  }
}
