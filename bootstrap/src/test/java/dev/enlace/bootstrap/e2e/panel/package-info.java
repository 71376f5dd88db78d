@NullMarked
package dev.enlace.bootstrap.e2e.panel;

import org.jspecify.annotations.NullMarked;
