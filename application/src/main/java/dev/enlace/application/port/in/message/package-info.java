/** Writing to people through a connection. */
@NullMarked
package dev.enlace.application.port.in.message;

import org.jspecify.annotations.NullMarked;
