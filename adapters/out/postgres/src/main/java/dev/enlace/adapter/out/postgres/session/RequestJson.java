package dev.enlace.adapter.out.postgres.session;

import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.session.ConnectSessions.Request;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Label;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a connect link is for, as JSON. */
final class RequestJson {
  private static final String ENTRIES = "entries";
  private static final String SUCCESS_URL = "successUrl";
  private static final String LABEL = "label";

  private RequestJson() {}

  static Json of(Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(ENTRIES, entries(request));
    json.put(SUCCESS_URL, request.successUrl().toString());
    Label label = request.label();
    if (label != null) {
      json.put(LABEL, label.value());
    }
    return JsonText.of(json);
  }

  static List<String> entries(Request request) {
    return request.entries().stream().map(Slug::value).sorted().toList();
  }

  static Request read(Readable row) {
    JsonNode json = JsonText.read(row, "request");
    return new Request(
        json.path(ENTRIES)
            .valueStream()
            .map(slug -> new Slug(slug.stringValue()))
            .collect(Collectors.toUnmodifiableSet()),
        URI.create(json.path(SUCCESS_URL).stringValue()),
        label(json.path(LABEL)));
  }

  private static @Nullable Label label(JsonNode label) {
    return label.isMissingNode() ? null : new Label(label.stringValue());
  }
}
