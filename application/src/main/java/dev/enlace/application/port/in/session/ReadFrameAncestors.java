package dev.enlace.application.port.in.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Says whose pages may frame the connect page that a browser asks for. */
public interface ReadFrameAncestors {
  /**
   * Origins; none for a session that is unknown or over. Never empty.
   *
   * @param presented what the browser holds; null: nothing
   */
  Mono<List<String>> read(@Nullable String presented);
}
