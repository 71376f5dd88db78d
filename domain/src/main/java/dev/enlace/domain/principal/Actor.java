package dev.enlace.domain.principal;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, for the audit trail: the user, and the key that spoke for the user.
 *
 * @param key null where no API key was involved
 */
public record Actor(User user, @Nullable ApiKeyId key, Origin origin) {}
