/** What administrators do with data keys. */
@NullMarked
package dev.enlace.application.port.in.keys;

import org.jspecify.annotations.NullMarked;
