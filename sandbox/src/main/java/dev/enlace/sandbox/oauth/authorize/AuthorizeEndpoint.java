package dev.enlace.sandbox.oauth.authorize;

import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.oauth.Clients;
import dev.enlace.sandbox.oauth.authorize.AuthorizationChecks.Target;
import dev.enlace.sandbox.oauth.authorize.AuthorizationRefusal.OnPage;
import dev.enlace.sandbox.oauth.authorize.AuthorizationRefusal.ToClient;
import dev.enlace.sandbox.people.People;
import dev.enlace.sandbox.people.Person;
import dev.enlace.sandbox.quirks.Quirks;
import java.util.function.BiFunction;

/** The page on which a person allows or denies, and what comes of it. */
public final class AuthorizeEndpoint {
  private final Quirks quirks;
  private final AuthorizationChecks checks;
  private final AuthorizePage page;
  private final Consent consent;
  private final AuthorizationAnswers answers;

  public AuthorizeEndpoint(
      Quirks quirks, Clients clients, Consent consent, AuthorizationAnswers answers) {
    this.quirks = quirks;
    this.checks = new AuthorizationChecks(quirks, clients);
    this.page = new AuthorizePage(quirks);
    this.consent = consent;
    this.answers = answers;
  }

  public Reply show(Request request) {
    return checked(request, (asked, params) -> page.ask(asked));
  }

  public Reply decide(Request request) {
    return checked(request, (asked, params) -> decided(asked, request.form()));
  }

  private Reply decided(AuthorizationRequest asked, Params form) {
    return switch (form.get("decision").orElse("")) {
      case "allow" -> allowed(asked, form);
      case "deny" -> throw new ToClient("access_denied", "the person said no");
      default -> throw new OnPage("invalid_request", "decision must be allow or deny");
    };
  }

  private Reply allowed(AuthorizationRequest asked, Params form) {
    Person person =
        People.find(form.get("account").orElse("ana"))
            .orElseThrow(() -> new OnPage("invalid_request", "no such account"));
    return answers.code(asked, consent.given(asked, person, form));
  }

  private Reply checked(Request request, BiFunction<AuthorizationRequest, Params, Reply> next) {
    Params query = request.query();
    try {
      return checkedFor(checks.target(query), query, next);
    } catch (OnPage refusal) {
      return page.refuse(refusal);
    }
  }

  private Reply checkedFor(
      Target target, Params query, BiFunction<AuthorizationRequest, Params, Reply> next) {
    try {
      return next.apply(checks.request(target, query), query);
    } catch (ToClient refusal) {
      boolean told = !quirks.authorize().errorsOnPage() || refusal.error().equals("access_denied");
      return told ? answers.error(target, refusal, query.get("state")) : page.refuse(refusal);
    }
  }
}
