/** Passing on calls of callers' own. */
@NullMarked
package dev.enlace.application.usecase.proxy;

import org.jspecify.annotations.NullMarked;
