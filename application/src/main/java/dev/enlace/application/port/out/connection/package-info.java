/** Where connections are kept and how their credentials are tried. */
@NullMarked
package dev.enlace.application.port.out.connection;

import org.jspecify.annotations.NullMarked;
