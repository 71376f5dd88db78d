/** The catalogue as rows. */
@NullMarked
package dev.enlace.adapter.out.postgres.catalog;

import org.jspecify.annotations.NullMarked;
