/** One OAuth provider, put together from its quirks. */
@NullMarked
package dev.enlace.sandbox.oauth.provider;

import org.jspecify.annotations.NullMarked;
