/** One command that measures Enlace and writes what it found. */
@NullMarked
package dev.enlace.bench;

import org.jspecify.annotations.NullMarked;
