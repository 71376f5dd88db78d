/** What calls by HTTP have in common that cannot be undone. */
@NullMarked
package dev.enlace.adapter.out.messaging.http;

import org.jspecify.annotations.NullMarked;
