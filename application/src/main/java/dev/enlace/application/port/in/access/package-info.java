/** Who asks: keys, workspaces and what they may. */
@NullMarked
package dev.enlace.application.port.in.access;

import org.jspecify.annotations.NullMarked;
