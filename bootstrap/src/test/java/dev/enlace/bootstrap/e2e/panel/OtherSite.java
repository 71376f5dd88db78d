package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.TlsFront;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Enlace and an application by TLS and under names of different sites, where a browser keeps the
 * cookies of a frame apart. To be closed after every other Enlace of the JVM: with one, Netty's
 * threads end for all.
 */
record OtherSite(
    TlsFront front, Application application, TlsFront shop, RunningEnlace enlace, Api admin)
    implements AutoCloseable {
  static OtherSite start() {
    int port = RunningEnlace.freePort();
    TlsFront front = TlsFront.start("enlace.example", port);
    Application application = Application.start(front.origin());
    return new OtherSite(
        front,
        application,
        TlsFront.start("shop.test", application.port()),
        RunningEnlace.start(
            Map.of("SERVER_PORT", String.valueOf(port), "PUBLIC_URL", front.origin())),
        Api.of(URI.create("http://127.0.0.1:" + port), RunningEnlace.ADMIN_KEY));
  }

  void framesASessionThatNoWindowKnows(ConnectStage stage) {
    try (PanelVisitor visitor = stage.panel().visitor("en-GB")) {
      Words words = visitor.words();
      Page page = visitor.open(application.framedAt(shop.origin(), link())).page();
      FrameLocator frame = Embedding.framed(page);
      Locator go = Embedding.button(frame, words.say("oauth.continue", "Airtable"));
      Page popup = page.waitForPopup(go::click);
      assertThat(popup.url()).startsWith(front.origin() + "/connections/oauth/authorize/");
      assertThat(popup.locator("dl").textContent()).contains("zoe");
      popup.navigate(front.origin() + "/connect");
      visitor.in(popup).reads("connect.over");
      popup.close();

      Embedding.button(frame, words.say("connect.cancel")).click();
      assertThat(Embedding.told(page, "cancelled")).isEqualTo("cancelled");
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  @Override
  public void close() {
    enlace.close();
    shop.close();
    application.close();
    front.close();
  }

  private String link() {
    String workspace = "/workspaces/" + WorkspaceId.DEFAULT;
    String done = shop.origin() + "/done";
    allowed(admin.put(workspace + "/success-urls", Map.of("successUrls", List.of(done))));
    allowed(
        admin.put(workspace + "/connect-page", Map.of("frameAncestors", List.of(shop.origin()))));
    Answer made =
        admin
            .as("zoe")
            .post("/connect-sessions", Map.of("entries", List.of("airtable"), "successUrl", done));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.text("/url");
  }

  private static void allowed(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }
}
