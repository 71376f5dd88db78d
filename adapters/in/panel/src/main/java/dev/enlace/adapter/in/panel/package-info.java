/** What a browser gets of the admin panel and the connect page; they speak to the REST API. */
@NullMarked
package dev.enlace.adapter.in.panel;

import org.jspecify.annotations.NullMarked;
