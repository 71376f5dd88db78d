/** The token endpoint, and the endpoints that take the tokens it gives. */
@NullMarked
package dev.enlace.sandbox.oauth.token;

import org.jspecify.annotations.NullMarked;
