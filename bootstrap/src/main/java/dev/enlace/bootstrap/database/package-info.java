/** The database, given by the operator or brought along. */
@NullMarked
package dev.enlace.bootstrap.database;

import org.jspecify.annotations.NullMarked;
