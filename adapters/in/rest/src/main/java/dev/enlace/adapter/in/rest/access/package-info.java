/** Who may call which operation. */
@NullMarked
package dev.enlace.adapter.in.rest.access;

import org.jspecify.annotations.NullMarked;
