/** Every trouble that a caller meets, as an RFC 9457 problem in the caller's language. */
@NullMarked
package dev.enlace.adapter.in.rest.problem;

import org.jspecify.annotations.NullMarked;
