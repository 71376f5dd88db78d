/**
 * The requests that a provider expects from us: who we say we are, and what the body looks like.
 */
@NullMarked
package dev.enlace.domain.provider.call;

import org.jspecify.annotations.NullMarked;
