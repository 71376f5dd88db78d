/** Statements, transactions and JSON, and what it means when the database is away. */
@NullMarked
package dev.enlace.adapter.out.postgres.store;

import org.jspecify.annotations.NullMarked;
