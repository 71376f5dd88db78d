package dev.enlace.application.port.out.connection;

import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * Which connections, and how many.
 *
 * @param slug null: of any entry
 * @param state the state's name on the wire; null: in any
 * @param before only older ones; null: from the newest
 * @param limit how many at most; one more is read, to tell whether there is a next page
 */
public record Filter(
    @Nullable Slug slug, @Nullable String state, @Nullable ConnectionId before, int limit) {}
