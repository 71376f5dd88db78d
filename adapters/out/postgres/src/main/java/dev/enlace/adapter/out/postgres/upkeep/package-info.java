/** What is due, and who looks after it. */
@NullMarked
package dev.enlace.adapter.out.postgres.upkeep;

import org.jspecify.annotations.NullMarked;
