/** What only Google has: OpenID Connect discovery, and mails that Gmail sends. */
@NullMarked
package dev.enlace.sandbox.google;

import org.jspecify.annotations.NullMarked;
