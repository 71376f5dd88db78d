/** The few HTML pages that a person sees on the way to a provider and back. */
@NullMarked
package dev.enlace.adapter.in.rest.page;

import org.jspecify.annotations.NullMarked;
