/** What must never be printed, and what it looks like once it is sealed. */
@NullMarked
package dev.enlace.domain.secret;

import org.jspecify.annotations.NullMarked;
