/** How often somebody may ask. */
@NullMarked
package dev.enlace.domain.limit;

import org.jspecify.annotations.NullMarked;
