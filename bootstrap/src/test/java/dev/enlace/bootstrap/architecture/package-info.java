/** The shape of the house as tests: which ring may know which, and how code may be written. */
@NullMarked
package dev.enlace.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
