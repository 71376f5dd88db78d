/** Sealing, signing and randomness without keys, for tests to look through. */
@NullMarked
package dev.enlace.application.memory.crypto;

import org.jspecify.annotations.NullMarked;
