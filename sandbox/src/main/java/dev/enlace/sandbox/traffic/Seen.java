package dev.enlace.sandbox.traffic;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that came in. Secrets are named by the first 16 hexadecimal digits of their SHA-256.
 *
 * @param route the path's template, since paths may hold secrets
 * @param status of the answer; 0 where none was given
 * @param fingerprints of the secrets in the request, by parameter name
 */
public record Seen(
    long number,
    Instant at,
    String provider,
    String endpoint,
    String method,
    String route,
    int status,
    @Nullable String clientId,
    Map<String, String> fingerprints) {}
