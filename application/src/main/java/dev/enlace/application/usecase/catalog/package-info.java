/** Showing what can be connected. */
@NullMarked
package dev.enlace.application.usecase.catalog;

import org.jspecify.annotations.NullMarked;
