/** Tells events by HTTP requests, as Standard Webhooks describes them. */
@NullMarked
package dev.enlace.adapter.out.webhook;

import org.jspecify.annotations.NullMarked;
