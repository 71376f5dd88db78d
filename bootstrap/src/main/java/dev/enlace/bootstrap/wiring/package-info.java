/** Which parts make up Enlace, a class for each concern. */
@NullMarked
package dev.enlace.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
