/** Rows of users, made by whatever first refers to them. */
@NullMarked
package dev.enlace.adapter.out.postgres.people;

import org.jspecify.annotations.NullMarked;
