/** Webhooks, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.webhooks;

import org.jspecify.annotations.NullMarked;
