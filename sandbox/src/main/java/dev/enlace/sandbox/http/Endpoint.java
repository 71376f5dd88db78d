package dev.enlace.sandbox.http;

/** Answers one request; it has everything in memory and never waits. */
@FunctionalInterface
public interface Endpoint {
  Reply answer(Request request);
}
