/** API keys, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.keys;

import org.jspecify.annotations.NullMarked;
