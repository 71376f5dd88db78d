/** A real PostgreSQL for tests, and an empty database of its own for each class. */
@NullMarked
package dev.enlace.adapter.out.postgres.server;

import org.jspecify.annotations.NullMarked;
