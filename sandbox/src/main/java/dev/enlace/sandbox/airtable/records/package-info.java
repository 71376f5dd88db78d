/** Airtable's records API: lists, reads and writes. */
@NullMarked
package dev.enlace.sandbox.airtable.records;

import org.jspecify.annotations.NullMarked;
