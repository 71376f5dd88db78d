/** Messages that are sent through connections, and those that are not. */
@NullMarked
package dev.enlace.bootstrap.e2e.message;

import org.jspecify.annotations.NullMarked;
