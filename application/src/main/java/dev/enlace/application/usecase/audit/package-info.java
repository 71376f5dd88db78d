/** The audit trail: sealed, read, proved and pruned. */
@NullMarked
package dev.enlace.application.usecase.audit;

import org.jspecify.annotations.NullMarked;
