/** Telling others what happens, and arranging whom. */
@NullMarked
package dev.enlace.application.usecase.event;

import org.jspecify.annotations.NullMarked;
