package dev.enlace.domain.limit;

import java.time.Duration;

/**
 * What is left of a limit.
 *
 * @param resetAfter until it is refilled
 */
public record Quota(RateLimit limit, long remaining, Duration resetAfter) {}
