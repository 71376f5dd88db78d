/** What happened, written in the transaction in which it happened. */
@NullMarked
package dev.enlace.adapter.out.postgres.journal;

import org.jspecify.annotations.NullMarked;
