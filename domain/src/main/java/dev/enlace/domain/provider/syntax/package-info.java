/**
 * The forms that a provider allows: URLs with parameters, and limits of state and PKCE verifier.
 */
@NullMarked
package dev.enlace.domain.provider.syntax;

import org.jspecify.annotations.NullMarked;
