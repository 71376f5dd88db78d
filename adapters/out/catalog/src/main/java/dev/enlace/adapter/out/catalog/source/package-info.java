/** YAML read in such a way that every complaint can name file, line and field. */
@NullMarked
package dev.enlace.adapter.out.catalog.source;

import org.jspecify.annotations.NullMarked;
