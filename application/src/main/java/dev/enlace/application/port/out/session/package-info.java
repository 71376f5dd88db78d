/** Sessions of browsers, and who stands behind them. */
@NullMarked
package dev.enlace.application.port.out.session;

import org.jspecify.annotations.NullMarked;
