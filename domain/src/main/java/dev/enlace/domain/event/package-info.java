/** What happened, and who outside is told of it. */
@NullMarked
package dev.enlace.domain.event;

import org.jspecify.annotations.NullMarked;
