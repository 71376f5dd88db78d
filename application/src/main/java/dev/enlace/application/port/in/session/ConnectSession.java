package dev.enlace.application.port.in.session;

import dev.enlace.domain.connection.Label;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connect session that is alive.
 *
 * @param csrfToken what a page of ours can know and no other: writes have to bring it
 * @param successUrl where the person goes in the end
 * @param label what to call the connection; null: as usual
 */
public record ConnectSession(
    Principal principal,
    Secret csrfToken,
    URI successUrl,
    @Nullable Label label,
    Instant expiresAt) {}
