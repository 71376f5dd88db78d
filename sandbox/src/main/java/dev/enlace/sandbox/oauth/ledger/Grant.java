package dev.enlace.sandbox.oauth.ledger;

import dev.enlace.sandbox.oauth.Client;
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
public record Grant(
    String id,
    Client client,
    Person person,
    List<String> scopes,
    List<String> userScopes,
    @Nullable String nonce,
    boolean refreshable,
    Instant since) {}
