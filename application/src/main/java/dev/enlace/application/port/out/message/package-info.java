/** The servers that take messages for delivery. */
@NullMarked
package dev.enlace.application.port.out.message;

import org.jspecify.annotations.NullMarked;
