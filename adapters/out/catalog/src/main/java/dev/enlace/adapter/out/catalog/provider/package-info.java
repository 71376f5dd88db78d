/** OAuth providers out of YAML. */
@NullMarked
package dev.enlace.adapter.out.catalog.provider;

import org.jspecify.annotations.NullMarked;
