package dev.enlace.sandbox.oauth;

import dev.enlace.sandbox.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person allowed one client, once.
 *
 * @param userScopes scopes of the person's own token, at providers that tell two kinds apart
 * @param nonce what the id_token must repeat
 * @param refreshable whether refresh tokens are issued for it
 */
record Grant(
    String id,
    Client client,
    Person person,
    List<String> scopes,
    List<String> userScopes,
    @Nullable String nonce,
    boolean refreshable,
    Instant since) {}
