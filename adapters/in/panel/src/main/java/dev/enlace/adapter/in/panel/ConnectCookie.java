package dev.enlace.adapter.in.panel;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The connect session that a browser holds. */
final class ConnectCookie {
  private static final String PLAIN = "enlace_connect";

  private ConnectCookie() {}

  /** Null where it holds none. What only this host can have set wins over what others could. */
  static @Nullable String of(ServerRequest request) {
    MultiValueMap<String, HttpCookie> cookies = request.cookies();
    HttpCookie own = cookies.getFirst("__Host-" + PLAIN);
    HttpCookie any = own == null ? cookies.getFirst(PLAIN) : own;
    return any == null ? null : any.getValue();
  }
}
