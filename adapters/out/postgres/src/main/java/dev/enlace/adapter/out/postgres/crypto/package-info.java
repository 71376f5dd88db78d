/** Wrapped keys as rows. */
@NullMarked
package dev.enlace.adapter.out.postgres.crypto;

import org.jspecify.annotations.NullMarked;
