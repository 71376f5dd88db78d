/** Words for people, in the languages that Enlace speaks. */
@NullMarked
package dev.enlace.domain.text;

import org.jspecify.annotations.NullMarked;
