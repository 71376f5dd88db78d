/** How events are written. */
@NullMarked
package dev.enlace.bootstrap.log;

import org.jspecify.annotations.NullMarked;
