/** Starting an OAuth attempt and asking how it went. */
@NullMarked
package dev.enlace.adapter.in.rest.oauth;

import org.jspecify.annotations.NullMarked;
