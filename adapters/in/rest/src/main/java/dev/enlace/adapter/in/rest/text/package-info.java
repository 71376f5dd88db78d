/** Words for people, and which language they read. */
@NullMarked
package dev.enlace.adapter.in.rest.text;

import org.jspecify.annotations.NullMarked;
