/** What every store has to do, whatever it is made of: extended by a test of each. */
@NullMarked
package dev.enlace.application.contract;

import org.jspecify.annotations.NullMarked;
