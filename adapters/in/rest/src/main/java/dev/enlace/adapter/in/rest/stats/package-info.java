/** Numbers, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.stats;

import org.jspecify.annotations.NullMarked;
