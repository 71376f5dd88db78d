/** An OAuth 2.0 authorization server whose deviations from the RFCs are parameters. */
@NullMarked
package dev.enlace.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
