/** Tries credentials of messaging services against the real servers. */
@NullMarked
package dev.enlace.adapter.out.messaging;

import org.jspecify.annotations.NullMarked;
