/** What only Google has: discovery and its signing keys. */
@NullMarked
package dev.enlace.sandbox.google;

import org.jspecify.annotations.NullMarked;
