/** What was measured, as text and pictures. */
@NullMarked
package dev.enlace.bench.report;

import org.jspecify.annotations.NullMarked;
