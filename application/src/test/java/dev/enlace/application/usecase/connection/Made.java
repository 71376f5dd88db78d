package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections that stand, made as people make them. */
public final class Made {
  public static final String PASSWORD = "canary-password";

  private Made() {}

  /** A form of SMTP that fits, with some answers changed. */
  public static Map<String, @Nullable Object> smtp(Map<String, ?> changes) {
    Map<String, @Nullable Object> config = new HashMap<>();
    config.put("host", "mail.example.com");
    config.put("username", "ada");
    config.put("password", PASSWORD);
    config.putAll(changes);
    return config;
  }

  public static Map<String, ?> allow(String... recipients) {
    return Map.of(
        "recipientAllowList",
        Arrays.stream(recipients).map(value -> Map.of("value", value)).toList());
  }

  /** The same connection with a change of what is configured. */
  public static Connection set(
      MemoryEnlace enlace,
      Principal principal,
      Connection read,
      Map<String, ? extends @Nullable Object> config) {
    return answer(enlace.connections.update.update(edit(principal, read, config))).connection();
  }

  public static CreateConnection.Command creation(
      Principal principal,
      CatalogEntry entry,
      Map<String, ? extends @Nullable Object> config,
      boolean verify) {
    return new CreateConnection.Command(
        principal, entry.id(), null, Visibility.PRIVATE, config, verify);
  }

  public static Connection byForm(
      MemoryEnlace enlace, Principal owner, CatalogEntry entry, Map<String, ?> config) {
    return answer(enlace.connections.create.create(creation(owner, entry, config, true)))
        .connection();
  }

  public static Connection byOAuth(MemoryEnlace enlace, Principal owner, CatalogEntry entry) {
    return byOAuth(enlace, owner, entry, Visibility.PRIVATE);
  }

  public static Connection byOAuth(
      MemoryEnlace enlace, Principal owner, CatalogEntry entry, Visibility visibility) {
    return byOAuth(enlace, start(owner, entry, visibility, null));
  }

  public static Connection byOAuth(
      MemoryEnlace enlace,
      Principal owner,
      CatalogEntry entry,
      Map<String, ? extends @Nullable Object> config) {
    return byOAuth(enlace, start(owner, entry, Visibility.PRIVATE, config));
  }

  private static Connection byOAuth(MemoryEnlace enlace, StartOAuth.Command start) {
    Started started = answer(enlace.oauth.start.start(start));
    Outcome outcome =
        answer(
            enlace.oauth.complete.complete(
                new CompleteOAuth.Command(
                    started.state(),
                    Secret.of("canary-code"),
                    null,
                    SampleProviders.GOOGLE_ISSUER,
                    null,
                    null)));
    return read(enlace, start.principal(), ((Outcome.Connected) outcome).connection());
  }

  public static StartOAuth.Command start(
      Principal owner,
      CatalogEntry entry,
      Visibility visibility,
      @Nullable Map<String, ? extends @Nullable Object> config) {
    return new StartOAuth.Command(
        owner, entry.id(), null, visibility, null, null, false, null, config);
  }

  public static Connection read(MemoryEnlace enlace, Principal principal, ConnectionId id) {
    return answer(enlace.connections.read.read(principal, id)).connection();
  }

  public static UpdateConnection.Command edit(
      Principal principal, Connection read, Map<String, ? extends @Nullable Object> config) {
    return new UpdateConnection.Command(
        principal, read.id(), read.version(), null, null, config, true);
  }

  public static List<String> tried(MemoryEnlace enlace, String secret) {
    return enlace.ports.credentials.tried().stream()
        .map(values -> values.secret(secret).map(Secret::reveal).orElse("none"))
        .toList();
  }
}
