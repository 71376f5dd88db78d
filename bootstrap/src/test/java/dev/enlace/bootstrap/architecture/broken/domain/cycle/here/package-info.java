/** Part of a house that breaks the rules on purpose. */
@NullMarked
package dev.enlace.bootstrap.architecture.broken.domain.cycle.here;

import org.jspecify.annotations.NullMarked;
