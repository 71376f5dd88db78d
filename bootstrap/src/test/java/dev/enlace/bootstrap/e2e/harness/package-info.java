/** What end-to-end tests stand on: a whole Enlace, its callers and a person with a browser. */
@NullMarked
package dev.enlace.bootstrap.e2e.harness;

import org.jspecify.annotations.NullMarked;
