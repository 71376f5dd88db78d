/** A clock that tests may push forward. */
@NullMarked
package dev.enlace.sandbox.time;

import org.jspecify.annotations.NullMarked;
