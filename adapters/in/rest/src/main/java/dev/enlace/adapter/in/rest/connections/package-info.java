/** Connections, their shares, tokens and trials, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.connections;

import org.jspecify.annotations.NullMarked;
