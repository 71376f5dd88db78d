/** How a workspace stands, in numbers. */
@NullMarked
package dev.enlace.domain.stats;

import org.jspecify.annotations.NullMarked;
