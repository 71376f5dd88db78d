/** What calls to providers' own APIs need, whoever makes them. */
@NullMarked
package dev.enlace.application.port.out.upstream;

import org.jspecify.annotations.NullMarked;
