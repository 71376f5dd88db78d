/** API keys and workspaces as rows. */
@NullMarked
package dev.enlace.adapter.out.postgres.access;

import org.jspecify.annotations.NullMarked;
