/** Forms as data: what a connection asks for, and whether an answer fits. */
@NullMarked
package dev.enlace.domain.form;

import org.jspecify.annotations.NullMarked;
