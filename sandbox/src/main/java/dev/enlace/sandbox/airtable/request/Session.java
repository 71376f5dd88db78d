package dev.enlace.sandbox.airtable.request;

import dev.enlace.sandbox.airtable.model.Base;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.oauth.Access;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One authenticated request, and what its bearer may reach. */
public record Session(Request request, Access access, List<Base> bases) {

  public void needs(String scope) {
    if (!access.scopes().contains(scope)) {
      throw new AirtableRefusal(AirtableErrors.forbiddenOrMissing());
    }
  }

  /** The base of the path; missing, invisible and not granted look alike. */
  public Base base() {
    if (!request.variable("base").matches("app[A-Za-z0-9]{14}")) {
      throw new AirtableRefusal(AirtableErrors.notFound());
    }
    return bases.stream()
        .filter(base -> base.id().equals(request.variable("base")))
        .filter(base -> base.seenBy(access.person().key()))
        .findFirst()
        .orElseThrow(() -> new AirtableRefusal(AirtableErrors.forbiddenOrMissing()));
  }

  public Table table() {
    return base()
        .table(request.variable("table"))
        .orElseThrow(() -> new AirtableRefusal(AirtableErrors.forbiddenOrMissing()));
  }

  public Table writableTable() {
    needs("data.records:write");
    if (!base().writtenBy(access.person().key())) {
      throw new AirtableRefusal(AirtableErrors.forbiddenOrMissing());
    }
    return table();
  }

  public Table readableTable() {
    needs("data.records:read");
    return table();
  }

  public ObjectNode body() {
    if (!request.mediaType().equals("application/json")) {
      throw AirtableRefusal.invalid("The body must be application/json");
    }
    return Json.readObject(request.text())
        .orElseThrow(() ->
            new AirtableRefusal(
                AirtableErrors.typed(400, "INVALID_REQUEST_BODY", "Could not parse request body")));
  }
}
