/** Airtable's bases, tables and records by means of a connection. */
@NullMarked
package dev.enlace.application.port.in.airtable;

import org.jspecify.annotations.NullMarked;
