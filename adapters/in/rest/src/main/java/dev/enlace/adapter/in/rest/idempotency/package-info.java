/** {@code Idempotency-Key}: a request that is sent again is answered again. */
@NullMarked
package dev.enlace.adapter.in.rest.idempotency;

import org.jspecify.annotations.NullMarked;
