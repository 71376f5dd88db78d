/** What was answered to requests that may be sent again. */
@NullMarked
package dev.enlace.application.port.out.idempotency;

import org.jspecify.annotations.NullMarked;
