/** Sends by Gmail's API. */
@NullMarked
package dev.enlace.adapter.out.messaging.gmail;

import org.jspecify.annotations.NullMarked;
