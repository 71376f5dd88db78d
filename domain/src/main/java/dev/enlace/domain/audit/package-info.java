/** What was done by whom, chained so that nobody can change it unnoticed. */
@NullMarked
package dev.enlace.domain.audit;

import org.jspecify.annotations.NullMarked;
