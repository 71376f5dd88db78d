package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry with every type of field, which neither the panel nor the catalogue has ever heard of.
 */
final class UnforeseenEntry {
  private static final String CONFIG =
      """
      {"keeper": "Ana", "signal": "steady", "height": 12.5, "automatic": false,
       "passphrase": {"set": true},
       "ships": [{"label": "Aurora", "value": "aurora@sea.example"},
                 {"label": "", "value": "@fleet.example"}]}
      """;

  private UnforeseenEntry() {}

  static void isDrawnCheckedMadeAndChanged(PanelStage stage) {
    try (PanelVisitor visitor = stage.visitor("en-GB")) {
      visitor.open(stage.url() + "/#/catalogue").signIn(RunningEnlace.ADMIN_KEY);
      visitor.follow("Lighthouse").sees("Begins with a capital.");
      visitor.page().locator("input[name=keeper]").fill("ana");
      visitor.page().locator("input[name=height]").fill("high");
      visitor.press("form.connect").reads("rule.pattern").reads("rule.number").look("five-types");

      fillIn(visitor);
      takesNoMoreLinesThanItMay(visitor);
      visitor.page().context().clearCookies();
      visitor.press("form.connect").reads("signIn.ended");
      visitor.signIn(RunningEnlace.ADMIN_KEY);
      visitor.press("form.connect").reads("entry.madeUntried", "Lighthouse");
      String id = visitor.page().url().replaceFirst(".*/", "");
      Answer made = stage.enlace().admin().get("/connections/" + id);
      assertThat(made.json().at("/config")).isEqualTo(filledIn());

      visitor.page().locator("#settings ~ details summary").first().click();
      visitor.page().locator("input[name=height]").fill("20");
      visitor.press("form.save").reads("action.connection.updated");
      keepsWhatIsTyped(visitor, id);
      visitor.press("form.save").reads("settings.saved");
      Answer changed = stage.enlace().admin().get("/connections/" + id);
      assertThat(changed.text("/config/keeper")).isEqualTo("Eva");
      assertThat(changed.json().at("/config/height").asInt()).isEqualTo(20);
      assertThat(changed.json().at("/config/passphrase/set").asBoolean()).isTrue();
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();
    }
  }

  static void warnsOfWhatWouldBeLost(PanelStage stage) {
    try (PanelVisitor visitor = stage.visitor("es-ES")) {
      visitor.open(stage.url() + "/#/catalogue").signIn(RunningEnlace.ADMIN_KEY);
      visitor.follow("Lighthouse").sees("Empieza por mayúscula.");
      visitor.page().locator("input[name=keeper]").fill("Ana");
      assertThat(askedOnLeaving(visitor)).isEqualTo(visitor.words().say("unsaved.question"));
      assertThat(visitor.page().locator("input[name=keeper]").inputValue()).isEqualTo("Ana");

      visitor.page().onceDialog(Dialog::accept);
      visitor.follow(visitor.words().say("nav.api-keys")).reads("apiKeys.lead");
      visitor.page().locator("summary").first().click();
      visitor.fill("apiKeys.name", "Nadie");
      assertThat(askedOnLeaving(visitor)).isEqualTo(visitor.words().say("unsaved.question"));
      visitor.press("apiKeys.create").reads("secret.once");
      assertThat(askedOnLeaving(visitor)).isEqualTo(visitor.words().say("unsaved.secret"));
      visitor.reads("secret.once").press("secret.done");
      visitor.follow(visitor.words().say("nav.connections")).reads("connections.add");
    }
  }

  /** What is asked when somebody wants to go elsewhere, and then stays. */
  private static String askedOnLeaving(PanelVisitor visitor) {
    String place = visitor.page().url();
    StringBuilder asked = new StringBuilder();
    visitor
        .page()
        .onceDialog(dialog -> {
          asked.append(dialog.message());
          dialog.dismiss();
        });
    visitor.follow(visitor.words().say("nav.connections"));
    visitor.page().waitForCondition(() -> !asked.isEmpty());
    visitor.page().waitForURL(place);
    return asked.toString();
  }

  /** Values with nothing but commas between them are as many lines; too many are shown as such. */
  private static void takesNoMoreLinesThanItMay(PanelVisitor visitor) {
    visitor.page().locator("summary").first().click();
    visitor.page().locator("textarea").first().fill("a@sea.example, b@sea.example;@c.example");
    visitor.press("lines.take").press("form.connect").reads("rule.long", "4");
    visitor.page().locator("fieldset[aria-invalid=true]:focus").waitFor();
    visitor.look("too-many-lines");
    for (String line : new String[] {"5", "4", "3"}) {
      visitor.press("lines.remove", line);
    }
  }

  /** While the connection is tried, and while the page is read in another language. */
  private static void keepsWhatIsTyped(PanelVisitor visitor, String id) {
    Locator keeper = visitor.page().locator("input[name=keeper]");
    keeper.fill("Eva");
    visitor
        .page()
        .waitForResponse(
            answer ->
                answer.url().endsWith("/connections/" + id)
                    && answer.request().method().equals("GET"),
            () -> visitor.press("connection.test"));
    visitor.page().waitForTimeout(200);
    assertThat(keeper.inputValue()).isEqualTo("Eva");

    visitor.choose("choices.language", "es").sees("Empieza por mayúscula.");
    assertThat(keeper.inputValue()).isEqualTo("Eva");
    visitor.page().getByLabel(Words.of("es").say("choices.language")).first().selectOption("en");
    visitor.sees("Begins with a capital.");
    assertThat(keeper.inputValue()).isEqualTo("Eva");
  }

  /** What is then kept, and shown without its secret. */
  static JsonNode filledIn() {
    return new JsonMapper().readTree(CONFIG);
  }

  /** Also with a list that is pasted into one of its lines. */
  static void fillIn(PanelVisitor visitor) {
    visitor.page().locator("input[name=keeper]").fill("Ana");
    visitor.page().locator("select").filter(steady()).first().selectOption("steady");
    visitor.page().locator("input[name=height]").fill("12,5");
    visitor.page().locator("input[name=automatic]").uncheck();
    visitor.page().locator("input[name=passphrase]").fill("a light in the night");
    visitor.press("lines.add");
    visitor
        .page()
        .locator(".line .value")
        .first()
        .evaluate(
            """
            (input) => {
              const data = new DataTransfer();
              data.setData('text', 'Aurora\\taurora@sea.example\\n@fleet.example');
              input.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
            }
            """);
  }

  private static Locator.FilterOptions steady() {
    return new Locator.FilterOptions().setHasText("Steady");
  }
}
