/** Requests that may be sent again. */
@NullMarked
package dev.enlace.application.port.in.idempotency;

import org.jspecify.annotations.NullMarked;
