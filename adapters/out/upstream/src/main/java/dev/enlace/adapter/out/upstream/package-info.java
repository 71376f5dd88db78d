/** Passes calls on to providers by HTTP, as they come and as fast as they are taken. */
@NullMarked
package dev.enlace.adapter.out.upstream;

import org.jspecify.annotations.NullMarked;
