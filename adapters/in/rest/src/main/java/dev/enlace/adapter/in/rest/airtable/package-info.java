/** Airtable's bases, tables and records through a connection. */
@NullMarked
package dev.enlace.adapter.in.rest.airtable;

import org.jspecify.annotations.NullMarked;
