/** What somebody may ask who comes with a browser instead of an API key. */
@NullMarked
package dev.enlace.application.port.in.session;

import org.jspecify.annotations.NullMarked;
