/** Acting on Airtable by means of a connection. */
@NullMarked
package dev.enlace.application.usecase.airtable;

import org.jspecify.annotations.NullMarked;
