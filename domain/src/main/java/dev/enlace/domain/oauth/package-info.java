/** One person's walk to a provider and back. */
@NullMarked
package dev.enlace.domain.oauth;

import org.jspecify.annotations.NullMarked;
