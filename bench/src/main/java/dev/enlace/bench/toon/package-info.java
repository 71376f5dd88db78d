/** How long a format takes, apart from everything around it. */
@NullMarked
package dev.enlace.bench.toon;

import org.jspecify.annotations.NullMarked;
