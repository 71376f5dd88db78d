/** Sessions of browsers as rows. */
@NullMarked
package dev.enlace.adapter.out.postgres.session;

import org.jspecify.annotations.NullMarked;
