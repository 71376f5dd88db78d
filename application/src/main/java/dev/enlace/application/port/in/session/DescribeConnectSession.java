package dev.enlace.application.port.in.session;

import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.workspace.ConnectPage;
import java.util.List;
import reactor.core.publisher.Mono;

/** Says what the connect page has to show. */
public interface DescribeConnectSession {
  /** Never empty. */
  Mono<Description> describe(ConnectSession session);

  /**
   * What to show.
   *
   * @param entries what may be connected here and now
   */
  record Description(ConnectSession session, List<Slug> entries, ConnectPage page) {}
}
