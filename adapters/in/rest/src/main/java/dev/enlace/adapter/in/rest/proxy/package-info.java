/** Calls that are passed on to providers. */
@NullMarked
package dev.enlace.adapter.in.rest.proxy;

import org.jspecify.annotations.NullMarked;
