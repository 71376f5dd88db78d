/** Bases, tables and records, with the sample data that every sandbox starts with. */
@NullMarked
package dev.enlace.sandbox.airtable.model;

import org.jspecify.annotations.NullMarked;
