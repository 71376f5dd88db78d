/** Airtable's Web API over HTTP. */
@NullMarked
package dev.enlace.adapter.out.airtable;

import org.jspecify.annotations.NullMarked;
