package dev.enlace.bootstrap.e2e.panel;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What keeps some people from using a page, as far as axe sees it; it is put into a page once. */
final class Barriers {
  private static final String AXE = script();
  private static final String RUN =
      """
      (options) => axe.run(document, options).then(({violations}) =>
        violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html).join(' ')))
      """;

  private Barriers() {}

  /** Everything that axe knows. */
  static Object all(Page page) {
    return all(page.mainFrame());
  }

  /** The same of what stands in a frame. */
  static Object all(Frame frame) {
    return run(frame, Map.of());
  }

  /** What depends on colours. */
  static Object ofColour(Page page) {
    return run(page.mainFrame(), Map.of("runOnly", List.of("color-contrast")));
  }

  private static Object run(Frame frame, Map<String, Object> options) {
    if (Boolean.FALSE.equals(frame.evaluate("() => 'axe' in window"))) {
      frame.evaluate(AXE);
    }
    return frame.evaluate(RUN, options);
  }

  private static String script() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
