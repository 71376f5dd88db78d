package dev.enlace.bootstrap.e2e.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Whether the checks of these tests would notice what they are there for. */
final class Noticed {
  private Noticed() {}

  static void areBrokenPoliciesBarriersAndSecrets(PanelStage stage, String language) {
    Recording recording = Recording.begin();
    try (PanelVisitor visitor = stage.visitor(language, recording)) {
      visitor.open(stage.url() + "/").reads("signIn.lead");
      assertThat(Barriers.all(visitor.page())).isEqualTo(List.of());
      assertThat(visitor.complaints()).filteredOn(PanelTest.unexpected()).isEmpty();

      visitor.page().evaluate("() => document.querySelector('label').remove()");
      assertThat(Barriers.all(visitor.page()).toString()).contains("label: <input");
      visitor.page().evaluate("() => document.querySelector('main').style.color = 'silver'");
      assertThat(Barriers.ofColour(visitor.page()).toString()).contains("color-contrast: ");
      visitor
          .page()
          .evaluate("() => document.querySelector('main').setAttribute('style', 'color: red')");
      assertThat(visitor.complaints())
          .filteredOn(PanelTest.unexpected())
          .anySatisfy(text -> assertThat(text).contains("Content Security Policy"));
      visitor.page().evaluate("() => fetch('/health').then((answer) => answer.text())");
    }
    assertThat(recording.answers(stage.url() + "/health"))
        .anySatisfy(answer -> assertThat(answer).contains("\\\"status\\\""));
  }
}
