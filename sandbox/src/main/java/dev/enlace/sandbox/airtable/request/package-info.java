/** An authenticated request to Airtable, and the ways to refuse it. */
@NullMarked
package dev.enlace.sandbox.airtable.request;

import org.jspecify.annotations.NullMarked;
