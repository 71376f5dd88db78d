package dev.enlace.adapter.in.rest;

import dev.enlace.adapter.in.rest.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The contract as it lies at the root of the repository. */
public final class Contract {
  private static final Path FILE = Path.of("../../../openapi.yaml");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final JsonNode ROOT = StrictJson.shared().valueToTree(new Yaml().load(text()));

  private Contract() {}

  /** The file's text. */
  public static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every operation by its id. */
  public static Map<String, Operation> operations() {
    Map<String, Operation> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : ROOT.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          Operation operation =
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue());
          operations.put(method.getValue().path("operationId").stringValue(), operation);
        }
      }
    }
    return operations;
  }

  /** The operation of that id. */
  static Operation operation(String id) {
    Operation operation = operations().get(id);
    if (operation == null) {
      throw new IllegalArgumentException("no operation " + id);
    }
    return operation;
  }

  /** What is promised for that answer; for a path that does not exist, what any route promises. */
  static JsonNode response(String method, String path, String status) {
    JsonNode responses =
        operations().values().stream()
            .filter(operation -> operation.method().equals(method) && operation.matches(path))
            .min(Comparator.comparing(operation -> operation.path().contains("{")))
            .map(operation -> operation.body().path("responses"))
            .orElseGet(() -> ROOT.path("nowhere"));
    JsonNode any = ROOT.at("/components/responses/AnyOperation");
    return responses.has(status) ? resolved(responses.path(status)) : any;
  }

  /** What a reference stands for; anything else as it is. */
  static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? ROOT.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  /** All of it. */
  static JsonNode document() {
    return ROOT;
  }

  /** Every problem code. */
  static Set<String> codes() {
    return ROOT.at("/components/schemas/ProblemCode/enum")
        .valueStream()
        .map(JsonNode::stringValue)
        .collect(Collectors.toSet());
  }

  /** One operation. */
  public record Operation(String method, String path, JsonNode body) {
    /** Whether anybody may call it. */
    public boolean open() {
      JsonNode security = body.path("security");
      return security.isArray() && (security.isEmpty() || security.path(0).isEmpty());
    }

    /** Whether Spring Boot serves it and not this adapter. */
    boolean isHealth() {
      return path.startsWith("/health");
    }

    boolean matches(String actual) {
      return actual.matches(path.replace("{path}", ".+").replaceAll("\\{\\w+}", "[^/]+"));
    }

    boolean takesBody() {
      return body.has("requestBody");
    }

    String sampleUri() {
      return path.replace("{idOrSlug}", "airtable")
          .replace("{provider}", "airtable")
          .replace("{ticket}", "sample-ticket")
          .replace("{token}", "sample-token")
          .replace("{name}", "provider.json")
          .replace("{baseId}", "appSandboxCRM0001")
          .replace("{tableIdOrName}", "Contacts")
          .replace("{recordId}", "recCont0000000001")
          .replace("{fieldId}", "fldContName000001")
          .replace("{fieldIdOrName}", "Files")
          .replace("{commentId}", "comSandbox0000001")
          .replace("{path}", "v0/meta/whoami")
          .replaceAll("\\{\\w+Id}", Samples.ID);
    }
  }
}
