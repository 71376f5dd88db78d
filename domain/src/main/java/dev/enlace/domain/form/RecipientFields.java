package dev.enlace.domain.form;

import java.util.Set;

/** The fields of a form that say whom a connection may write to. */
public final class RecipientFields {
  /** Holds the allow list. */
  public static final String ALLOW = "recipientAllowList";

  /** Holds the deny list. */
  public static final String DENY = "recipientDenyList";

  private static final Set<ValueFormat> RECIPIENTS =
      Set.of(ValueFormat.EMAIL_RECIPIENT, ValueFormat.TELEGRAM_RECIPIENT);

  private RecipientFields() {}

  /** Whether a field is one of them, and nothing has to be answered to it. */
  public static boolean include(FormField field) {
    return Set.of(ALLOW, DENY).contains(field.name())
        && field.type() == FieldType.LABELED_LIST
        && RECIPIENTS.contains(field.format())
        && field.min() == null
        && !field.required();
  }
}
