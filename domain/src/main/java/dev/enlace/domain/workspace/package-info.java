/** The tenant, and what it lets its applications do. */
@NullMarked
package dev.enlace.domain.workspace;

import org.jspecify.annotations.NullMarked;
