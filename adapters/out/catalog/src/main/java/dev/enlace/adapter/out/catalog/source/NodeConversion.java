package dev.enlace.adapter.out.catalog.source;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns YAML nodes into JSON nodes and keeps the line of each. */
final class NodeConversion {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String source;
  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  NodeConversion(String source) {
    this.source = source;
  }

  Map<String, Integer> lines() {
    return Map.copyOf(lines);
  }

  ObjectNode root(MappingNode mapping) {
    lines.put("", 1);
    return mapping(mapping, "");
  }

  private JsonNode node(Node node, String pointer) {
    if (!seen.add(node)) {
      throw invalid(node, "anchors are not allowed");
    }
    return switch (node) {
      case MappingNode mapping -> mapping(mapping, pointer);
      case SequenceNode sequence -> sequence(sequence, pointer);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw invalid(node, "is neither mapping, list nor value");
    };
  }

  private ObjectNode mapping(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw invalid(tuple.getKeyNode(), "a key must be a text");
      }
      String below = pointer + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
      lines.put(below, line(key));
      if (object.has(key.getValue())) {
        throw invalid(key, "the key " + key.getValue() + " stands there twice");
      }
      object.set(key.getValue(), node(tuple.getValueNode(), below));
    }
    return object;
  }

  private ArrayNode sequence(SequenceNode sequence, String pointer) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      String below = pointer + "/" + array.size();
      lines.put(below, line(item));
      array.add(node(item, below));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String value = scalar.getValue();
    if (tag.equals(Tag.STR)) {
      return JSON.stringNode(value);
    } else if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    } else if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(scalar);
    }
    throw invalid(scalar, "tags are not allowed");
  }

  private JsonNode number(ScalarNode scalar) {
    try {
      return scalar.getTag().equals(Tag.INT)
          ? JSON.numberNode(Long.parseLong(scalar.getValue()))
          : JSON.numberNode(Double.parseDouble(scalar.getValue()));
    } catch (NumberFormatException e) {
      throw invalid(scalar, "is no number that can be used");
    }
  }

  private InvalidCatalog invalid(Node node, String message) {
    return new InvalidCatalog(List.of(new Problem(source, line(node), "", message)));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
