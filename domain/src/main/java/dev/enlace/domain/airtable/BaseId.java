package dev.enlace.domain.airtable;

import java.util.regex.Pattern;

/** The id of a base, which is what Airtable counts requests by. */
public record BaseId(String value) {
  private static final Pattern FORM = Pattern.compile("app[A-Za-z0-9]{14}");

  public BaseId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("no id of a base");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
