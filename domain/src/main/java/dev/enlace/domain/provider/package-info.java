/** How an OAuth provider wants to be spoken to, said as data so that a new one needs no code. */
@NullMarked
package dev.enlace.domain.provider;

import org.jspecify.annotations.NullMarked;
