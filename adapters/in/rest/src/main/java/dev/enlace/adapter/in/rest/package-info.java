/** The REST API of {@code openapi.yaml}: wire types and HTTP live here and nowhere else. */
@NullMarked
package dev.enlace.adapter.in.rest;

import org.jspecify.annotations.NullMarked;
