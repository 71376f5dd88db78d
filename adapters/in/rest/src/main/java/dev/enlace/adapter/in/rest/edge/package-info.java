/** What every request passes before it is routed: host, headers, size, address. */
@NullMarked
package dev.enlace.adapter.in.rest.edge;

import org.jspecify.annotations.NullMarked;
