/** What a provider grants: tokens and scopes. */
@NullMarked
package dev.enlace.domain.token;

import org.jspecify.annotations.NullMarked;
