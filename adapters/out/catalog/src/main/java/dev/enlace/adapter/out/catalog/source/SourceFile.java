package dev.enlace.adapter.out.catalog.source;

/**
 * A file that has not been understood yet.
 *
 * @param name for people
 */
public record SourceFile(String name, String text) {}
