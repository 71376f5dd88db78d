/** Numbers from PostgreSQL. */
@NullMarked
package dev.enlace.adapter.out.postgres.stats;

import org.jspecify.annotations.NullMarked;
