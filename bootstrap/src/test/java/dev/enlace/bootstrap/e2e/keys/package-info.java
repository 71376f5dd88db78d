/** Keys that are changed while everything goes on. */
@NullMarked
package dev.enlace.bootstrap.e2e.keys;

import org.jspecify.annotations.NullMarked;
