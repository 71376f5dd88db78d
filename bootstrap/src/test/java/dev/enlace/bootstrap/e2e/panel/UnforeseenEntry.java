package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

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
      visitor.press("form.connect").reads("entry.madeUntried", "Lighthouse");
      String id = visitor.page().url().replaceFirst(".*/", "");
      Answer made = stage.enlace().admin().get("/connections/" + id);
      assertThat(made.json().at("/config")).isEqualTo(filledIn());

      visitor.page().locator("#settings ~ details summary").first().click();
      visitor.page().locator("input[name=height]").fill("20");
      visitor.press("form.save").reads("action.connection.updated");
      Answer changed = stage.enlace().admin().get("/connections/" + id);
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
      String place = visitor.page().url();
      StringBuilder asked = new StringBuilder();
      visitor
          .page()
          .onceDialog(dialog -> {
            asked.append(dialog.message());
            dialog.dismiss();
          });
      visitor.follow(visitor.words().say("nav.connections"));

      visitor.page().waitForURL(place);
      assertThat(asked).hasToString(visitor.words().say("unsaved.question"));
      assertThat(visitor.page().locator("input[name=keeper]").inputValue()).isEqualTo("Ana");
    }
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
