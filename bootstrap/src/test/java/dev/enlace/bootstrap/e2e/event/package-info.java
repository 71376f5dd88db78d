/** Whoever wants to know is told, whatever happens on the way. */
@NullMarked
package dev.enlace.bootstrap.e2e.event;

import org.jspecify.annotations.NullMarked;
