package dev.enlace.application.usecase.oauth;

import dev.enlace.application.port.in.oauth.ShowAuthorization;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.OfferedScope;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthAttempt;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Says who asks and what for. */
public final class ShowAuthorizationHandler implements ShowAuthorization {
  private final Tickets tickets;
  private final OAuthEntries entries;

  /** With those means. */
  public ShowAuthorizationHandler(Tickets tickets, OAuthEntries entries) {
    this.tickets = tickets;
    this.entries = entries;
  }

  @Override
  public Mono<Authorization> show(String ticket) {
    return tickets.asked(ticket).map(stored -> of(stored.attempt(), tickets.isOfFrame(ticket)));
  }

  private Authorization of(OAuthAttempt attempt, boolean fromFrame) {
    OAuthEntry entry = entries.entry(attempt.entry());
    ConfiguredProvider provider = entries.provider(entry);
    List<OfferedScope> asked =
        entry.scopes().stream()
            .filter(offered -> attempt.requested().values().contains(offered.scope()))
            .toList();
    return new Authorization(
        attempt.application(),
        attempt.starter().user().subject(),
        entry,
        asked,
        provider.definition().endpoints().authorize().expand(Map.of()).getHost(),
        fromFrame);
  }
}
