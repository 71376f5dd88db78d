/** Keys of requests that may be sent again, in PostgreSQL. */
@NullMarked
package dev.enlace.adapter.out.postgres.idempotency;

import org.jspecify.annotations.NullMarked;
