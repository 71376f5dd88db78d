package dev.enlace.adapter.out.postgres.budget;

import java.time.Instant;

/**
 * A place that somebody holds.
 *
 * @param until when the holder counts as dead; with the number, what tells it from the next
 *     holder's
 */
record Place(Allowance allowance, int number, Instant until) {}
