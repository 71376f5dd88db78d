@NullMarked
package dev.enlace.adapter.in.panel;

import org.jspecify.annotations.NullMarked;
