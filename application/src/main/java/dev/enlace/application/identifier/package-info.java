/** Ids that are made here. */
@NullMarked
package dev.enlace.application.identifier;

import org.jspecify.annotations.NullMarked;
