/** Connections and their shares as rows. */
@NullMarked
package dev.enlace.adapter.out.postgres.connection;

import org.jspecify.annotations.NullMarked;
