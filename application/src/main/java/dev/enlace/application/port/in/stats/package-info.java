/** Asking how a workspace stands, in numbers. */
@NullMarked
package dev.enlace.application.port.in.stats;

import org.jspecify.annotations.NullMarked;
