/** How a workspace stands, in numbers. */
@NullMarked
package dev.enlace.application.usecase.stats;

import org.jspecify.annotations.NullMarked;
