/** Rows that are sealed anew, and the rotations that do it. */
@NullMarked
package dev.enlace.adapter.out.postgres.rotation;

import org.jspecify.annotations.NullMarked;
