package dev.enlace.sandbox.airtable.formula;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A parsed formula.
 *
 * @see <a href="https://support.airtable.com/docs/formula-field-reference">Formula reference</a>
 */
@FunctionalInterface
public interface Formula {

  /**
   * Its value for one record: a text, number or boolean.
   *
   * @param cells gives a cell by the name of its field, missing where it is empty
   */
  Object value(Function<String, JsonNode> cells);

  default boolean holds(Function<String, JsonNode> cells) {
    return Values.truth(value(cells));
  }
}
