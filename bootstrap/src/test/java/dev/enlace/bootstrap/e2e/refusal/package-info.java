/** What Enlace answers when it does not do what was asked. */
@NullMarked
package dev.enlace.bootstrap.e2e.refusal;

import org.jspecify.annotations.NullMarked;
