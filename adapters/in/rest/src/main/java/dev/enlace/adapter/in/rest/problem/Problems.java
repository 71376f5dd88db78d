package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.Problem;
import dev.enlace.adapter.in.rest.wire.ProblemMetadata;
import dev.enlace.adapter.in.rest.wire.WireViolation;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.text.Language;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Refusal} into words. */
public final class Problems {
  private Problems() {}

  /** The problem document in that language. */
  public static Problem of(Refusal refusal, Language language) {
    return new Problem()
        .type("about:blank")
        .title(Texts.text(language, "title." + refusal.status().value()))
        .status(refusal.status().value())
        .detail(detail(refusal, language))
        .code(refusal.code())
        .metadata(metadata(refusal, language));
  }

  /** What happened, for people: as the reason says it, else as the code does. */
  public static String detail(Refusal refusal, Language language) {
    String key = "detail." + refusal.code().getValue();
    return Texts.find(language, key + "." + refusal.reason())
        .orElseGet(() -> Texts.text(language, key));
  }

  private static @Nullable ProblemMetadata metadata(Refusal refusal, Language language) {
    if (refusal.reason() == null
        && refusal.violations().isEmpty()
        && refusal.metadata().isEmpty()) {
      return null;
    }
    ProblemMetadata metadata = new ProblemMetadata().reason(refusal.reason());
    refusal.violations().forEach(each -> metadata.addViolationsItem(violation(each, language)));
    refusal.metadata().forEach(metadata::putAdditionalProperty);
    return metadata;
  }

  private static WireViolation violation(Violation violation, Language language) {
    return new WireViolation()
        .field(violation.field())
        .rule(violation.rule())
        .message(violation.message().in(language));
  }
}
