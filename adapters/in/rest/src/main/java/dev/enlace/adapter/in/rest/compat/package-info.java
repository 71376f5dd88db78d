/** The endpoints of the first deployments: their shapes, and the rules of today. */
@NullMarked
package dev.enlace.adapter.in.rest.compat;

import org.jspecify.annotations.NullMarked;
