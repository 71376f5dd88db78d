/** The audit trail, from outside. */
@NullMarked
package dev.enlace.bootstrap.e2e.audit;

import org.jspecify.annotations.NullMarked;
