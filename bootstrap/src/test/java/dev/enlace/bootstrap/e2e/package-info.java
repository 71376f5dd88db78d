/** The whole of Enlace, tried from outside. */
@NullMarked
package dev.enlace.bootstrap.e2e;

import org.jspecify.annotations.NullMarked;
