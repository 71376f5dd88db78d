/** Reading, proving and keeping the audit trail. */
@NullMarked
package dev.enlace.application.port.in.audit;

import org.jspecify.annotations.NullMarked;
