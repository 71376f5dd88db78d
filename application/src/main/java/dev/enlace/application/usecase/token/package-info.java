/** Handing out tokens, and renewing them exactly once however many ask. */
@NullMarked
package dev.enlace.application.usecase.token;

import org.jspecify.annotations.NullMarked;
