/** Knowing who asks, and giving out keys. */
@NullMarked
package dev.enlace.application.usecase.access;

import org.jspecify.annotations.NullMarked;
