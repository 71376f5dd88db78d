/** The smallest HTTP server that still can hang, reset and answer garbage on request. */
@NullMarked
package dev.enlace.sandbox.http;

import org.jspecify.annotations.NullMarked;
