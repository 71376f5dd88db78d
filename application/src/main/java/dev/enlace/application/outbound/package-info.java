/** Hosts that are looked up before they are connected to. */
@NullMarked
package dev.enlace.application.outbound;

import org.jspecify.annotations.NullMarked;
