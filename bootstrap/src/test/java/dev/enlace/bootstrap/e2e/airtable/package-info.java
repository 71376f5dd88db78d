/** Acting on Airtable through a connection. */
@NullMarked
package dev.enlace.bootstrap.e2e.airtable;

import org.jspecify.annotations.NullMarked;
