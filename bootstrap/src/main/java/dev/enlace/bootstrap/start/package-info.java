/** What happens before and right after the application context. */
@NullMarked
package dev.enlace.bootstrap.start;

import org.jspecify.annotations.NullMarked;
