/** What is written, read back by the reference implementation. */
@NullMarked
package dev.enlace.toon;

import org.jspecify.annotations.NullMarked;
