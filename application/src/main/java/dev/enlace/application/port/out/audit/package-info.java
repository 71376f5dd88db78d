/** Where the audit trail is kept. */
@NullMarked
package dev.enlace.application.port.out.audit;

import org.jspecify.annotations.NullMarked;
