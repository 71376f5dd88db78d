/** How what was set becomes what is wired. */
@NullMarked
package dev.enlace.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
