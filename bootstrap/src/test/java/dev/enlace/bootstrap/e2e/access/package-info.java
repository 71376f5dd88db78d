/** Who may do what, and whom Enlace talks to. */
@NullMarked
package dev.enlace.bootstrap.e2e.access;

import org.jspecify.annotations.NullMarked;
