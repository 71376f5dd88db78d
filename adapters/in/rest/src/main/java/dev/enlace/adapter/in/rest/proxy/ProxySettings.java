package dev.enlace.adapter.in.rest.proxy;

/**
 * What may pass.
 *
 * @param largestBody of a request, in bytes
 */
public record ProxySettings(long largestBody) {}
