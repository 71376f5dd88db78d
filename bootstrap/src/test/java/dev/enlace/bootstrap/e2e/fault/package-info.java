/** Enlace when it is killed, started wrongly or watched. */
@NullMarked
package dev.enlace.bootstrap.e2e.fault;

import org.jspecify.annotations.NullMarked;
