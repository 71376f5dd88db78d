package dev.enlace.adapter.in.rest.format;

import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.toon.Layout;
import dev.enlace.toon.ToonEncoder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes answers as TOON: what their JSON says. */
@Component
public final class ToonAnswers {
  private final Layout layout;
  private final ToonEncoder encoder;

  ToonAnswers(ToonSettings settings) {
    this.layout = settings.layout();
    this.encoder = ToonEncoder.of(layout);
  }

  /** A wire type, or a tree of plain values, as UTF-8. */
  public byte[] bytes(Object wire) {
    return encoder.bytes(StrictJson.plain(wire));
  }

  /** That tag for the same thing in TOON, whose bytes are others. */
  String tag(String tag) {
    String end = "-" + layout.name().toLowerCase(Locale.ROOT) + "\"";
    return tag.endsWith(end) || !tag.endsWith("\"")
        ? tag
        : tag.substring(0, tag.length() - 1) + end;
  }
}
