/** The catalogue and its providers, out of YAML files. */
@NullMarked
package dev.enlace.adapter.out.catalog;

import org.jspecify.annotations.NullMarked;
