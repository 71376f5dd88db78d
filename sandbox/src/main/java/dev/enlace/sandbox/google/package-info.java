/** What only Google has: OpenID Connect discovery. */
@NullMarked
package dev.enlace.sandbox.google;

import org.jspecify.annotations.NullMarked;
