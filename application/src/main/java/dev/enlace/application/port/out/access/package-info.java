/** Where keys, users and workspaces are kept, and how often they may ask. */
@NullMarked
package dev.enlace.application.port.out.access;

import org.jspecify.annotations.NullMarked;
