/** Calls that are passed on, seen from both ends. */
@NullMarked
package dev.enlace.bootstrap.e2e.proxy;

import org.jspecify.annotations.NullMarked;
