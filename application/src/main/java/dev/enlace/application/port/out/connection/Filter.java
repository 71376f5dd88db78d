package dev.enlace.application.port.out.connection;

import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which connections, and how many.
 *
 * @param slug null: of any entry
 * @param state the state's name on the wire; null: in any
 * @param owner null: of any owner
 * @param visibility null: with any
 * @param before only older ones; null: from the newest
 * @param limit how many at most; one more is read, to tell whether there is a next page
 */
public record Filter(
    @Nullable Slug slug,
    @Nullable String state,
    @Nullable UserId owner,
    @Nullable Visibility visibility,
    @Nullable ConnectionId before,
    int limit) {}
