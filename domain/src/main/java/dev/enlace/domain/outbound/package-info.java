/** Which addresses a host named by a user may resolve to. */
@NullMarked
package dev.enlace.domain.outbound;

import org.jspecify.annotations.NullMarked;
