/** What a provider has issued: codes, access and refresh tokens, and the grants behind them. */
@NullMarked
package dev.enlace.sandbox.oauth.ledger;

import org.jspecify.annotations.NullMarked;
