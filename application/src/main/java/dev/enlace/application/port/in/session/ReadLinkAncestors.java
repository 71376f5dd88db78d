package dev.enlace.application.port.in.session;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Says whose pages may frame what is answered about a connect link, also about one that is over.
 */
public interface ReadLinkAncestors {
  /** Origins; none for a link that never was. Never empty. */
  Mono<List<String>> read(String token);
}
