package dev.enlace.application.port.in.session;

import reactor.core.publisher.Mono;

/** Finds out who asks by a connect session. */
public interface AdmitConnectSession {
  /** As {@link AdmitPanelSession}; the principal may do what its link is for, and nothing else. */
  Mono<ConnectSession> admit(AdmitPanelSession.Query query);

  /**
   * For the end of a session alone, which a browser that did not get the answer asks for again: as
   * {@link #admit}, and for two minutes after that end.
   */
  Mono<ConnectSession> admitToEnd(AdmitPanelSession.Query query);
}
