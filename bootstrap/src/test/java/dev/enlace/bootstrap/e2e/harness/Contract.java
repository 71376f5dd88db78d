package dev.enlace.bootstrap.e2e.harness;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The operations of the contract that a running Enlace serves. */
public record Contract(List<Operation> operations) {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  /** One operation; {@code json} says whether it takes a JSON body. */
  public record Operation(String id, String method, String path, boolean json) {}

  /** Reads {@code /openapi.yaml}. */
  public static Contract of(RunningEnlace enlace) {
    String text = Api.anonymous(enlace.url()).get("/openapi.yaml").text();
    Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
    return new Contract(
        map(Objects.requireNonNull(map(document).get("paths"))).entrySet().stream()
            .flatMap(path ->
                map(path.getValue()).entrySet().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .map(method -> operation(path.getKey(), method.getKey(), method.getValue())))
            .toList());
  }

  private static Operation operation(String path, String method, Object value) {
    Map<String, Object> operation = map(value);
    return new Operation(
        String.valueOf(operation.get("operationId")),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.containsKey("requestBody"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
