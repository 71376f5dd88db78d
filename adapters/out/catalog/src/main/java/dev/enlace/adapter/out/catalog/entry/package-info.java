/** Catalogue entries out of YAML. */
@NullMarked
package dev.enlace.adapter.out.catalog.entry;

import org.jspecify.annotations.NullMarked;
