package dev.enlace.adapter.out.catalog.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML 1.2 with JSON's types and nothing else: no anchors, no tags, no duplicate keys. */
public final class YamlReader {
  private static final int LARGEST = 256 * 1024;

  private YamlReader() {}

  /**
   * Reads one document.
   *
   * @throws InvalidCatalog naming the line
   */
  public static YamlDocument read(SourceFile file) {
    String source = file.name();
    String text = file.text();
    if (text.length() > LARGEST) {
      throw whole(source, 1, "is larger than " + LARGEST + " characters");
    }
    Node root = compose(source, text);
    if (!(root instanceof MappingNode mapping)) {
      throw whole(source, 1, "must be a mapping");
    }
    NodeConversion conversion = new NodeConversion(source);
    return new YamlDocument(source, hash(text), conversion.root(mapping), conversion.lines());
  }

  private static Node compose(String source, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(source).build();
    try {
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(() -> whole(source, 1, "is empty"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw whole(source, line, "is no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw whole(source, 1, "is no YAML");
    }
  }

  private static InvalidCatalog whole(String source, int line, String message) {
    return new InvalidCatalog(List.of(new Problem(source, line, "", message)));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
