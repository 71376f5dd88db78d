/** Tokens that are renewed under load, by several replicas, and through trouble. */
@NullMarked
package dev.enlace.bootstrap.e2e.token;

import org.jspecify.annotations.NullMarked;
