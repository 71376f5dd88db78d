/** What callers of any in-port share. */
@NullMarked
package dev.enlace.application.port.in;

import org.jspecify.annotations.NullMarked;
