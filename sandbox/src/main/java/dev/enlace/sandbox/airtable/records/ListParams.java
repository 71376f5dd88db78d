package dev.enlace.sandbox.airtable.records;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Params;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns {@code fields[]=a&sort[0][field]=b} into what the POST form of the request says in JSON.
 */
final class ListParams {
  private static final Pattern LIST = Pattern.compile("(\\w+)\\[\\d*]");
  private static final Pattern LIST_OF_OBJECTS = Pattern.compile("(\\w+)\\[(\\d{1,2})]\\[(\\w+)]");

  private ListParams() {}

  static ObjectNode json(Params params) {
    ObjectNode json = Json.object();
    for (Params.Param param : params.all()) {
      Matcher list = LIST.matcher(param.name());
      Matcher objects = LIST_OF_OBJECTS.matcher(param.name());
      if (list.matches()) {
        json.withArray(list.group(1)).add(param.value());
      } else if (objects.matches()) {
        int index = Integer.parseInt(objects.group(2));
        object(json.withArray(objects.group(1)), index).put(objects.group(3), param.value());
      } else {
        json.put(param.name(), param.value());
      }
    }
    return json;
  }

  private static ObjectNode object(ArrayNode list, int index) {
    while (list.size() <= index) {
      list.addObject();
    }
    return list.get(index).asObject();
  }
}
