/** Use cases tried over ports in memory. */
@NullMarked
package dev.enlace.application.usecase;

import org.jspecify.annotations.NullMarked;
