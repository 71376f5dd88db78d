/** Signing in and out, and knowing a session again. */
@NullMarked
package dev.enlace.application.usecase.session;

import org.jspecify.annotations.NullMarked;
