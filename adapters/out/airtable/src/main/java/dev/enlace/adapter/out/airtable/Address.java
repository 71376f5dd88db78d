package dev.enlace.adapter.out.airtable;

import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Site;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a call goes, with parameters as Airtable's clients write them. */
final class Address {
  /** What Airtable takes as an address. */
  static final int LONGEST = 16_000;

  /** Airtable reads these from the query whatever the method, as its own client says. */
  private static final Set<String> ALWAYS_IN_QUERY = Set.of("timeZone", "userLocale");

  private Address() {}

  /** With what goes in the query. */
  static URI of(URI apiBase, AirtableCall call) {
    String path = at(apiBase, call);
    String query = call.method().hasBody() ? "" : query(call.parameters());
    return URI.create(query.isEmpty() ? path : path + "?" + query);
  }

  /** Where the same is asked by POST. */
  static URI ofLongForm(URI apiBase, AirtableCall call) {
    String path = at(apiBase, call) + "/" + call.longForm();
    String query = query(parted(call, true));
    return URI.create(query.isEmpty() ? path : path + "?" + query);
  }

  /** What then goes in the body. */
  static Map<String, Object> inLongForm(AirtableCall call) {
    return parted(call, false);
  }

  private static Map<String, Object> parted(AirtableCall call, boolean inQuery) {
    Map<String, Object> part = new LinkedHashMap<>(call.parameters());
    part.keySet().removeIf(name -> ALWAYS_IN_QUERY.contains(name) != inQuery);
    return part;
  }

  private static String at(URI apiBase, AirtableCall call) {
    String site =
        call.site() == Site.CONTENT
            ? apiBase.toString().replaceFirst("(?<=/)api\\.(?=airtable\\.)", "content.")
            : apiBase.toString();
    return call.path().stream()
        .map(Address::escape)
        .collect(Collectors.joining("/", site + "/", ""));
  }

  private static String query(Map<String, Object> parameters) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) -> add(pairs, name, value));
    return String.join("&", pairs);
  }

  /** Lists as {@code fields[]=a}, lists of objects as {@code sort[0][field]=a}. */
  private static void add(List<String> pairs, String name, Object value) {
    if (value instanceof List<?> list) {
      for (int n = 0; n < list.size(); n++) {
        Object each = list.get(n);
        if (each instanceof Map<?, ?> object) {
          String place = name + "[" + n + "]";
          object.forEach((key, of) -> pairs.add(pair(place + "[" + key + "]", of)));
        } else {
          pairs.add(pair(name + "[]", each));
        }
      }
    } else {
      pairs.add(pair(name, value));
    }
  }

  private static String pair(String name, Object value) {
    return escape(name) + "=" + escape(String.valueOf(value));
  }

  /** With {@code %20} for a space, which is right in a path, too. */
  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
