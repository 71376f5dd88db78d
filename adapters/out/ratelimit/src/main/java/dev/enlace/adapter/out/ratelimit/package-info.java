/** Rate limits with Bucket4j on PostgreSQL, so that all replicas count together. */
@NullMarked
package dev.enlace.adapter.out.ratelimit;

import org.jspecify.annotations.NullMarked;
