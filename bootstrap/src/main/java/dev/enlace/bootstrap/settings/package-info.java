/** What an operator says by environment variables, checked before anything starts. */
@NullMarked
package dev.enlace.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
