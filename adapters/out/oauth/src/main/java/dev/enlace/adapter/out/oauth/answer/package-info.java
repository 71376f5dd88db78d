/** Reads what providers answer. */
@NullMarked
package dev.enlace.adapter.out.oauth.answer;

import org.jspecify.annotations.NullMarked;
