/** What a person's browser meets on the way to a provider and back. */
@NullMarked
package dev.enlace.adapter.in.rest.consent;

import org.jspecify.annotations.NullMarked;
