/** Walking a person to a provider and back. */
@NullMarked
package dev.enlace.application.usecase.oauth;

import org.jspecify.annotations.NullMarked;
