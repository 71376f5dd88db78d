package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import dev.enlace.bootstrap.e2e.harness.Tenant;

/** What happens to a session, or to an answer, while somebody looks at the panel. */
final class Mishaps {
  private Mishaps() {}

  static void aTabShowsWhoeverSignedInLast(PanelStage stage, String language) {
    Tenant first = stage.tenant("First " + language);
    Tenant second = stage.tenant("Second " + language);
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/").signIn(first.adminKey()).sees("First " + language);
      PanelVisitor other = visitor.in(visitor.page().context().newPage());
      other.page().navigate(stage.url() + "/");
      other.sees("First " + language).press("nav.signOut").reads("signIn.lead");
      visitor.reads("signIn.ended").look("session-ended");

      other.signIn(second.adminKey()).sees("Second " + language);
      visitor.reads("session.replaced", "Second " + language).look("session-replaced");
      assertThat(visitor.page().getByText("First " + language).count()).isZero();
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  static void leaveSomethingThatSaysWhatToDo(PanelStage stage, String language) {
    Tenant tenant = stage.tenant("Mishaps " + language);
    try (PanelVisitor visitor = stage.visitor(language)) {
      visitor.open(stage.url() + "/").signIn(tenant.adminKey());
      visitor.page().route("**/stats", Mishaps::saysNothing);
      visitor.follow(visitor.words().say("nav.health")).reads("broken.help").look("broken");
      visitor.page().unroute("**/stats");
      visitor.press("broken.reload").reads("health.lead");

      visitor.page().route("**/panel/session", Mishaps::isLost);
      visitor.press("nav.signOut").reads("nav.stillSignedIn").look("still-signed-in");
      visitor.page().unroute("**/panel/session");
      visitor.press("nav.signOut").reads("signIn.lead");
    }
  }

  /** An answer that is not what the contract promises. */
  private static void saysNothing(Route route) {
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody("{}"));
  }

  private static void isLost(Route route) {
    route.abort();
  }
}
