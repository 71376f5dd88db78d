package dev.enlace.domain.connection;

import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import java.util.List;

/**
 * Whom a connection may write to. Deny beats allow; an empty allow list means anybody.
 *
 * @param allow normalised recipients
 * @param deny normalised recipients
 */
public record RecipientPolicy(List<String> allow, List<String> deny) {
  /** Anybody. */
  public static final RecipientPolicy OPEN = new RecipientPolicy(List.of(), List.of());

  /** Form field that holds the allow list. */
  public static final String ALLOW_FIELD = "recipientAllowList";

  /** Form field that holds the deny list. */
  public static final String DENY_FIELD = "recipientDenyList";

  public RecipientPolicy {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  /** The policy that a form's answer states. */
  public static RecipientPolicy of(FormValues values) {
    return new RecipientPolicy(
        values.list(ALLOW_FIELD).stream().map(LabeledValue::value).toList(),
        values.list(DENY_FIELD).stream().map(LabeledValue::value).toList());
  }

  /** Whether it says anything; such a connection's secrets are never handed out raw. */
  public boolean restricts() {
    return !allow.isEmpty() || !deny.isEmpty();
  }
}
