/** A person's walk to a provider and back. */
@NullMarked
package dev.enlace.application.port.in.oauth;

import org.jspecify.annotations.NullMarked;
