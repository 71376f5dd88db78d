/** Tests of the migrations on a real PostgreSQL. */
@NullMarked
package dev.enlace.db;

import org.jspecify.annotations.NullMarked;
