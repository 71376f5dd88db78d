package dev.enlace.domain.workspace;

import dev.enlace.domain.text.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace's connect page looks, and whose pages may frame it.
 *
 * @param name what people know the application by; null: the name of the key that makes a link
 * @param color the accent, as {@code #rrggbb}; null: ours
 * @param logo a picture as a {@code data:} URL, so that nobody else learns who looks at it; null:
 *     none
 * @param frameAncestors origins
 */
public record ConnectPage(
    @Nullable String name,
    @Nullable String color,
    @Nullable String logo,
    List<String> frameAncestors) {
  /** What holds where a workspace has said nothing. */
  public static final ConnectPage PLAIN = new ConnectPage(null, null, null, List.of());

  private static final int MAX_ANCESTORS = 20;
  private static final int MAX_LOGO = 65_536;
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern LOGO =
      Pattern.compile("data:image/(png|jpeg|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2}");

  public ConnectPage {
    frameAncestors = List.copyOf(frameAncestors);
  }

  /** What is wrong with it, by field; empty if nothing is. */
  public Map<String, LocalizedText> problems() {
    Map<String, LocalizedText> problems = new LinkedHashMap<>();
    if (name != null && !isName(name)) {
      problems.put(
          "name",
          new LocalizedText(
              "must have 1 to 120 characters and no control character",
              "debe tener de 1 a 120 caracteres y ninguno de control"));
    }
    if (color != null && !COLOR.matcher(color).matches()) {
      problems.put("color", new LocalizedText("must be #rrggbb", "debe ser #rrggbb"));
    }
    if (logo != null && (logo.length() > MAX_LOGO || !LOGO.matcher(logo).matches())) {
      problems.put(
          "logoUrl",
          new LocalizedText(
              "must be a picture in a data: URL of at most 64 KiB",
              "debe ser una imagen en una URL data: de como máximo 64 KiB"));
    }
    frameAncestors(problems);
    return problems;
  }

  private void frameAncestors(Map<String, LocalizedText> problems) {
    if (frameAncestors.size() > MAX_ANCESTORS) {
      problems.put(
          "frameAncestors",
          new LocalizedText("at most " + MAX_ANCESTORS, "como máximo " + MAX_ANCESTORS));
    }
    for (int i = 0; i < frameAncestors.size(); i++) {
      String field = "frameAncestors[" + i + "]";
      FrameAncestor.problemOf(frameAncestors.get(i))
          .ifPresent(problem -> problems.put(field, problem));
    }
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= Workspace.MAX_NAME
        && text.chars().noneMatch(Character::isISOControl);
  }
}
