/** What can be done with webhooks. */
@NullMarked
package dev.enlace.application.port.in.webhook;

import org.jspecify.annotations.NullMarked;
