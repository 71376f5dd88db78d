/** Workspaces and their success URLs, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.workspaces;

import org.jspecify.annotations.NullMarked;
