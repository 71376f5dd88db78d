/** Rotation of data keys. */
@NullMarked
package dev.enlace.application.usecase.keys;

import org.jspecify.annotations.NullMarked;
