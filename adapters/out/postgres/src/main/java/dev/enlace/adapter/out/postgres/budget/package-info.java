/** How often providers are called, shared by all replicas. */
@NullMarked
package dev.enlace.adapter.out.postgres.budget;

import org.jspecify.annotations.NullMarked;
