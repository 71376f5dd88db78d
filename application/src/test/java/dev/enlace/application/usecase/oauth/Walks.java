package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Walks to providers and back, step by step. */
final class Walks {
  static final String SUCCESS_URL = "https://app.example.com/connected";
  static final String CODE = "canary-code";
  static final Principal ALICE = Principals.user("alice");
  static final Principal BOB = Principals.user("bob");

  private Walks() {}

  /** The workspace confirms as said and allows {@link #SUCCESS_URL}. */
  static void configure(MemoryEnlace enlace, @Nullable OAuthConfirmation confirmation) {
    Workspace plain = MemoryEnlace.workspace(WorkspaceId.DEFAULT);
    enlace.ports.tables.put(
        new Workspace(
            plain.id(),
            plain.name(),
            confirmation,
            new SuccessUrls(List.of(SUCCESS_URL)),
            plain.createdAt(),
            null));
  }

  static StartOAuth.Command command(
      Principal principal, CatalogEntry entry, @Nullable String successUrl) {
    return new StartOAuth.Command(
        principal, entry.id(), null, Visibility.PRIVATE, null, successUrl, false);
  }

  static Started started(MemoryEnlace enlace, Principal principal, CatalogEntry entry) {
    return answer(enlace.oauth.start.start(command(principal, entry, SUCCESS_URL)));
  }

  /** The last part of the page's address. */
  static String ticket(Started started) {
    String path = started.authUrl().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static CompleteOAuth.Command callback(String state) {
    return callback(state, null);
  }

  static CompleteOAuth.Command callback(String state, @Nullable String browser) {
    return new CompleteOAuth.Command(state, Secret.of(CODE), null, null, null, browser);
  }

  static CompleteOAuth.Command fromProvider(
      @Nullable String provider, String state, @Nullable String iss) {
    return new CompleteOAuth.Command(state, Secret.of(CODE), null, iss, provider, null);
  }

  static CompleteOAuth.Command denied(String state, String error) {
    return new CompleteOAuth.Command(state, null, error, null, null, null);
  }

  static Mono<Outcome> back(MemoryEnlace enlace, CompleteOAuth.Command command) {
    return enlace.oauth.complete.complete(command);
  }

  static Outcome.Connected connected(MemoryEnlace enlace, CompleteOAuth.Command command) {
    return (Outcome.Connected) answer(back(enlace, command));
  }

  /** Walks again for a connection that stands; whoever has to approve does. */
  static Outcome again(MemoryEnlace enlace, Connection connection, boolean allowAccountChange) {
    Started started =
        answer(
            enlace.oauth.reconnect.reconnect(
                new ReconnectConnection.Command(
                    ALICE, connection.id(), null, SUCCESS_URL, allowAccountChange)));
    boolean approves = started.authUrl().getHost().equals("enlace.example");
    String browser =
        approves ? answer(enlace.oauth.approve.approve(ticket(started))).browser().reveal() : null;
    return answer(
        back(
            enlace,
            new CompleteOAuth.Command(
                started.state(),
                Secret.of(CODE),
                null,
                SampleProviders.GOOGLE_ISSUER,
                null,
                browser)));
  }

  static Outcome.NotConnected notConnected(MemoryEnlace enlace, CompleteOAuth.Command command) {
    return (Outcome.NotConnected) answer(back(enlace, command));
  }
}
