/** Our clients at providers, as operators configure them. */
@NullMarked
package dev.enlace.adapter.out.oauth.client;

import org.jspecify.annotations.NullMarked;
