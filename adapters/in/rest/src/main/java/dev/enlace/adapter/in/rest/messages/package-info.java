/** Messages to people. */
@NullMarked
package dev.enlace.adapter.in.rest.messages;

import org.jspecify.annotations.NullMarked;
