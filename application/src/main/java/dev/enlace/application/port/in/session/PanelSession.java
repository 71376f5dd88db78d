package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.time.Instant;

/**
 * A session of the panel that is alive.
 *
 * @param csrfToken what a page of ours can know and no other: writes have to bring it
 * @param idleUntil when it ends if nothing else is asked
 * @param expiresAt when it ends whatever is asked
 */
public record PanelSession(
    Principal principal,
    String workspaceName,
    Secret csrfToken,
    Instant idleUntil,
    Instant expiresAt) {}
