/** The chain of audit events, by months. */
@NullMarked
package dev.enlace.adapter.out.postgres.audit;

import org.jspecify.annotations.NullMarked;
