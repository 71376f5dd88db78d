package dev.enlace.sandbox.airtable.model;

/**
 * A saved way to look at a table.
 *
 * @param filter a formula that its records fit; empty for all
 */
public record View(String id, String name, String filter) {}
