package dev.enlace.sandbox.http;

/**
 * Where an endpoint is served, and the names by which faults and counters know it.
 *
 * @param path a template whose first segment is the upstream's host
 */
public record Route(
    String method, String path, String provider, String endpoint, Endpoint handler) {}
