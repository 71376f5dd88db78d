/** What of a call and of its answer is passed on. */
@NullMarked
package dev.enlace.domain.proxy;

import org.jspecify.annotations.NullMarked;
