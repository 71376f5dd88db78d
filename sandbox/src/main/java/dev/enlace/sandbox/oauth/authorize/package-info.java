/** The authorization endpoint: what is checked, shown to a person and sent back. */
@NullMarked
package dev.enlace.sandbox.oauth.authorize;

import org.jspecify.annotations.NullMarked;
