package dev.enlace.sandbox.oauth.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What one token answer gives away.
 *
 * @param user the person's own token, where there are two kinds
 * @param refresh null if this answer carries none
 */
public record Tokens(
    Grant grant, IssuedToken access, @Nullable IssuedToken user, @Nullable IssuedToken refresh) {}
