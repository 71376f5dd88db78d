package dev.enlace.sandbox.oauth.authorize;

import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.ledger.IssuedCode.Challenge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that may be shown to a person.
 *
 * @param redirectGiven whether it named its redirect URI
 * @param echoed request parameters that go back in the redirect
 */
record AuthorizationRequest(
    Client client,
    String redirectUri,
    boolean redirectGiven,
    Optional<String> state,
    List<String> scopes,
    List<String> userScopes,
    @Nullable Challenge challenge,
    Optional<String> nonce,
    boolean refreshAsked,
    boolean consentAsked,
    Map<String, String> echoed) {}
