/** What can be done with connections. */
@NullMarked
package dev.enlace.application.port.in.connection;

import org.jspecify.annotations.NullMarked;
