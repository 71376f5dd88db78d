package dev.enlace.domain.principal;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, for the audit trail.
 *
 * @param address the client's IP address as text; null where it is not known
 * @param requestId the request's id in the log
 */
public record Origin(@Nullable String address, String requestId) {}
