/** What has to stand before anything can be measured. */
@NullMarked
package dev.enlace.bench.stage;

import org.jspecify.annotations.NullMarked;
