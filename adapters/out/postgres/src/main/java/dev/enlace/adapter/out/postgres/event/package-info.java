/** Destinations, and what they are still to be told. */
@NullMarked
package dev.enlace.adapter.out.postgres.event;

import org.jspecify.annotations.NullMarked;
