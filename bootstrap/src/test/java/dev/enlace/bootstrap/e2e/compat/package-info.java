/** The endpoints of the first deployments, for clients written for them. */
@NullMarked
package dev.enlace.bootstrap.e2e.compat;

import org.jspecify.annotations.NullMarked;
