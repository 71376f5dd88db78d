/** Writes mails as RFC 5322 and MIME want them. */
@NullMarked
package dev.enlace.adapter.out.messaging.mime;

import org.jspecify.annotations.NullMarked;
