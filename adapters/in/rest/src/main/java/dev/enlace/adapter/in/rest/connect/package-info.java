/** Connect links: making them, opening them, and what their sessions are told. */
@NullMarked
package dev.enlace.adapter.in.rest.connect;

import org.jspecify.annotations.NullMarked;
