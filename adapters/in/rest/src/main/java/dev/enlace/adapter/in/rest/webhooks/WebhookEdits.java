package dev.enlace.adapter.in.rest.webhooks;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.UpdateWebhookRequest;
import dev.enlace.domain.form.Violation;
import java.util.List;

/** What the contract says of an edit and the generated type cannot: it changes something. */
final class WebhookEdits {
  private static final UpdateWebhookRequest NOTHING = new UpdateWebhookRequest();

  private WebhookEdits() {}

  static UpdateWebhookRequest requireSome(UpdateWebhookRequest request) {
    if (request.equals(NOTHING)) {
      Violation violation = new Violation("body", "empty", Texts.all("rule.empty"));
      throw new Refused(Refusal.invalid(List.of(violation)));
    }
    return request;
  }
}
