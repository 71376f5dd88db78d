/** Clients, and what a live token says of its bearer. */
@NullMarked
package dev.enlace.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
