package dev.enlace.domain.provider.call;

import dev.enlace.domain.provider.answer.JsonPointer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How to find out whose token it is.
 *
 * @param id the parts of the account's lasting id, all required, joined by {@code :}; Slack's user
 *     ids, for one, are only unique within a team
 * @param label what people recognise the account by, best first; the id where all are absent
 */
public record IdentityProbe(ProviderCall call, List<JsonPointer> id, List<JsonPointer> label) {
  public IdentityProbe {
    if (call.token() != ProviderCall.Token.ACCESS) {
      throw new IllegalArgumentException("an identity probe uses the access token");
    }
    id = List.copyOf(id);
    label = List.copyOf(label);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an identity probe says where the account's id stands");
    }
  }

  public IdentityProbe filled(Map<String, String> values) {
    return new IdentityProbe(call.filled(values), id, label);
  }

  public IdentityProbe relocated(UnaryOperator<URI> elsewhere) {
    return new IdentityProbe(call.relocated(elsewhere), id, label);
  }
}
