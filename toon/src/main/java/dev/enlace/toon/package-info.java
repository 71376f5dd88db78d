/**
 * Token-Oriented Object Notation, written by specification 4.0
 * (https://github.com/toon-format/spec).
 */
@NullMarked
package dev.enlace.toon;

import org.jspecify.annotations.NullMarked;
