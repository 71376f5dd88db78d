/** How JSON is read and written: strictly, within limits, and never into a log. */
@NullMarked
package dev.enlace.adapter.in.rest.json;

import org.jspecify.annotations.NullMarked;
