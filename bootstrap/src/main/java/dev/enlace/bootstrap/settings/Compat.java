package dev.enlace.bootstrap.settings;

import dev.enlace.adapter.in.rest.compat.CompatSettings;

/** Reads whether the endpoints of the first deployments are served; in production nobody has to. */
final class Compat {
  private Compat() {}

  static CompatSettings read(Profile profile, Variables variables) {
    return new CompatSettings(
        variables
            .read(Variable.ENLACE_COMPAT_AIRTABLE_ENDPOINTS, Texts::truth)
            .orElse(profile == Profile.EMBEDDED),
        variables.read(Variable.ENLACE_COMPAT_UPSTREAM_BEARER, Texts::truth).orElse(false),
        variables.read(Variable.AIRTABLE_BASE_ID, Compat::baseId).orElse(null));
  }

  private static String baseId(String text) {
    if (!text.matches(CompatSettings.BASE_ID)) {
      throw new IllegalArgumentException("must be 1 to 64 letters and digits");
    }
    return text;
  }
}
