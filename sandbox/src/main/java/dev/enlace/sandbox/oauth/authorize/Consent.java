package dev.enlace.sandbox.oauth.authorize;

import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.oauth.authorize.AuthorizationRefusal.OnPage;
import dev.enlace.sandbox.oauth.ledger.Grant;
import dev.enlace.sandbox.oauth.ledger.Ledger;
import dev.enlace.sandbox.people.Person;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.RefreshQuirks;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Turns a person's yes into a grant. */
public final class Consent {
  private final Quirks quirks;
  private final Ledger ledger;
  private final Clock clock;

  public Consent(Quirks quirks, Ledger ledger, Clock clock) {
    this.quirks = quirks;
    this.ledger = ledger;
    this.clock = clock;
  }

  Grant given(AuthorizationRequest asked, Person person, Params form) {
    List<String> scopes = ticked(asked.scopes(), form);
    return new Grant(
        UUID.randomUUID().toString(),
        asked.client(),
        person,
        scopes,
        asked.userScopes(),
        asked.nonce().orElse(null),
        refreshable(asked, person, scopes),
        clock.instant());
  }

  /** The page sends {@code ticks}, so that no tick at all differs from a form without ticks. */
  private List<String> ticked(List<String> asked, Params form) {
    if (!form.has("scope") && !form.has("ticks")) {
      return asked;
    }
    Set<String> kept = new HashSet<>(form.values("scope"));
    if (!quirks.scopes().untickable()) {
      if (form.has("scope") && !kept.containsAll(asked)) {
        throw new OnPage("invalid_request", "people can't untick scopes here");
      }
      return asked;
    }
    kept.addAll(quirks.scopes().always());
    return asked.stream().filter(kept::contains).toList();
  }

  private boolean refreshable(AuthorizationRequest asked, Person person, List<String> scopes) {
    RefreshQuirks rule = quirks.refresh();
    String feature = rule.feature();
    boolean scoped =
        rule.anyScope().isEmpty() || rule.anyScope().stream().anyMatch(scopes::contains);
    boolean optedIn = feature == null || asked.client().features().contains(feature);
    boolean again =
        rule.consentOnce() && !asked.consentAsked() && ledger.knows(person, asked.client());
    return rule.issued() && asked.refreshAsked() && scoped && optedIn && !again;
  }
}
