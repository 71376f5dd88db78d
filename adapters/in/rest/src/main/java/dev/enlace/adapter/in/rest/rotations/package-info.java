/** Key rotations, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.rotations;

import org.jspecify.annotations.NullMarked;
