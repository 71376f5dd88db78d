package dev.enlace.domain.connection;

import dev.enlace.domain.principal.User;
import java.time.Instant;

/**
 * Whom a connection might write to from one of its versions on, until the next that changed that.
 *
 * @param setBy who set it so
 */
public record RecipientLists(Version version, RecipientPolicy policy, User setBy, Instant setAt) {}
