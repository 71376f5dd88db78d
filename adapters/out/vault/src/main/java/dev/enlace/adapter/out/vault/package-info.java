/** Envelope encryption of secrets with Tink, signed references and randomness. */
@NullMarked
package dev.enlace.adapter.out.vault;

import org.jspecify.annotations.NullMarked;
