/** Calls of Airtable's Web API, before they are put into HTTP. */
@NullMarked
package dev.enlace.domain.airtable;

import org.jspecify.annotations.NullMarked;
