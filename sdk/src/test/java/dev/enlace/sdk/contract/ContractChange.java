package dev.enlace.sdk.contract;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * What changed from one contract to the next, by openapi-diff. It knows OpenAPI 3.0 well and of 3.1
 * neither the types nor the items of lists (its issue 745), so both are read as 3.0, of which ours
 * uses nothing else.
 *
 * <p>Three things are judged otherwise than it does. A field that is taken away breaks somebody
 * even if it was optional: a request that still sends it is refused, and whoever reads it finds
 * nothing. An operation's id is a method's name in every SDK. A new value of an enum in an answer
 * breaks nobody: the contract says that they may grow, and the SDKs take those that they do not
 * know.
 */
record ContractChange(boolean breaks, String report) {
  private static final Map<String, String> OUR_RULES =
      Map.of(
          "incompatible.response.enum.increased", "false",
          "incompatible.operation.id.changed", "true");

  static ContractChange between(String released, String current) {
    OpenApiDiffOptions.Builder options = OpenApiDiffOptions.builder();
    OUR_RULES.forEach(options::configProperty);
    ChangedOpenApi change =
        OpenApiCompare.fromContents(readable(released), readable(current), null, options.build());
    TreeSet<String> taken = new TreeSet<>();
    change.getChangedOperations().forEach(operation -> collect(operation, taken));
    return new ContractChange(
        change.isIncompatible() || !taken.isEmpty(), rendered(change) + "\nFields taken: " + taken);
  }

  private static void collect(Changed change, TreeSet<String> taken) {
    if (change instanceof ChangedSchema schema) {
      taken.addAll(schema.getMissingProperties().keySet());
    }
    if (change instanceof ComposedChanged composed) {
      for (Changed element : elements(composed)) {
        collect(element, taken);
      }
    }
  }

  private static List<Changed> elements(ComposedChanged composed) {
    return composed.getChangedElements().stream().filter(element -> element != null).toList();
  }

  private static String readable(String contract) {
    return contract.replaceFirst("openapi: 3\\.1\\.\\d+", "openapi: 3.0.3");
  }

  private static String rendered(ChangedOpenApi change) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    OutputStreamWriter out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    new ConsoleRender().render(change, out);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
