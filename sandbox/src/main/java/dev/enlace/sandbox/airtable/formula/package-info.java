/** The part of Airtable's formula language that filters are usually written in. */
@NullMarked
package dev.enlace.sandbox.airtable.formula;

import org.jspecify.annotations.NullMarked;
