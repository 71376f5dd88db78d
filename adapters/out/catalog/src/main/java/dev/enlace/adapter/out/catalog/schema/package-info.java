/** The published JSON Schemas of providers and entries. */
@NullMarked
package dev.enlace.adapter.out.catalog.schema;

import org.jspecify.annotations.NullMarked;
