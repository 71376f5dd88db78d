/** JSON or TOON: what a caller asks for, and how it is written. */
@NullMarked
package dev.enlace.adapter.in.rest.format;

import org.jspecify.annotations.NullMarked;
