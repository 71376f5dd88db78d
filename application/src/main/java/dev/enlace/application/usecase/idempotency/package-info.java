/** Requests that are sent again and have their effect once. */
@NullMarked
package dev.enlace.application.usecase.idempotency;

import org.jspecify.annotations.NullMarked;
