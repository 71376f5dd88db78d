/** What was asked, and the faults that meet it. */
@NullMarked
package dev.enlace.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
