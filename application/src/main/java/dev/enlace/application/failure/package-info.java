/** Trouble that is expected, in types; none of it knows HTTP. */
@NullMarked
package dev.enlace.application.failure;

import org.jspecify.annotations.NullMarked;
