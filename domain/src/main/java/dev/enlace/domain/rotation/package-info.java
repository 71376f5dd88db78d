/** How a workspace changes its data keys. */
@NullMarked
package dev.enlace.domain.rotation;

import org.jspecify.annotations.NullMarked;
