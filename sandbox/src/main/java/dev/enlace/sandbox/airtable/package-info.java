/** Airtable's Web API over a few bases of sample data. */
@NullMarked
package dev.enlace.sandbox.airtable;

import org.jspecify.annotations.NullMarked;
