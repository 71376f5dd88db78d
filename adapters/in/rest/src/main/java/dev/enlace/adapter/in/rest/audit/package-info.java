/** The audit trail, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.audit;

import org.jspecify.annotations.NullMarked;
