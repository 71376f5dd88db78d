package dev.enlace.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finds the endpoint for a request; the first route that fits wins. */
public final class Router {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  private record Entry(Route route, PathTemplate template) {}

  /** Either a route and the request with its path variables, or a refusal. */
  public sealed interface Found {
    record Served(Route route, Request request) implements Found {}

    record Refused(Reply reply) implements Found {}
  }

  public void add(List<Route> routes) {
    List<Entry> added = new ArrayList<>();
    for (Route route : routes) {
      added.add(new Entry(route, new PathTemplate(route.path())));
    }
    entries.addAll(added);
  }

  public Found find(Request request) {
    Set<String> methods = new TreeSet<>();
    for (Entry entry : entries) {
      Optional<Map<String, String>> variables = entry.template().match(request.path());
      if (variables.isPresent()) {
        if (entry.route().method().equals(request.method())) {
          return new Found.Served(entry.route(), request.with(variables.get()));
        }
        methods.add(entry.route().method());
      }
    }
    return new Found.Refused(methods.isEmpty() ? notFound() : notAllowed(methods));
  }

  private static Reply notFound() {
    return Reply.json(404, Json.object().put("error", "NOT_FOUND"));
  }

  private static Reply notAllowed(Set<String> methods) {
    return Reply.json(405, Json.object().put("error", "METHOD_NOT_ALLOWED"))
        .with("Allow", String.join(", ", methods));
  }
}
