/** Signing in to the panel, and out. */
@NullMarked
package dev.enlace.adapter.in.rest.panel;

import org.jspecify.annotations.NullMarked;
