/** Calls to providers, with deadlines, and with nothing of them in logs or errors. */
@NullMarked
package dev.enlace.adapter.out.oauth.http;

import org.jspecify.annotations.NullMarked;
