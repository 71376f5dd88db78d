/** How providers are talked to, and what is kept of an attempt. */
@NullMarked
package dev.enlace.application.port.out.oauth;

import org.jspecify.annotations.NullMarked;
