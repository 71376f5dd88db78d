/** OAuth attempts as rows. */
@NullMarked
package dev.enlace.adapter.out.postgres.oauth;

import org.jspecify.annotations.NullMarked;
