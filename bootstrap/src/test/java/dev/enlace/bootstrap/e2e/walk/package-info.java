/** Walks to providers and back, as attackers would like them. */
@NullMarked
package dev.enlace.bootstrap.e2e.walk;

import org.jspecify.annotations.NullMarked;
