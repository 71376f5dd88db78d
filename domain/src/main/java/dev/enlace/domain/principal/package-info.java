/** Who asks: users, API keys, their roles and permissions. */
@NullMarked
package dev.enlace.domain.principal;

import org.jspecify.annotations.NullMarked;
