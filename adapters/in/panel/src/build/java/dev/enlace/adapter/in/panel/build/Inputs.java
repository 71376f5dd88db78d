package dev.enlace.adapter.in.panel.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Everything that the result depends on, as one hash: where it is the same, nothing is built. */
record Inputs(String hash) {
  static Inputs of(Path sources, String contract) throws IOException {
    MessageDigest digest = sha256();
    for (String folder : new String[] {"main/web", "build"}) {
      for (Map.Entry<String, String> file : Sources.below(sources.resolve(folder)).entrySet()) {
        add(digest, file.getKey());
        add(digest, file.getValue());
      }
    }
    add(digest, contract);
    // The names of the jars hold the versions of the tools and of Preact.
    add(digest, System.getProperty("java.class.path"));
    return new Inputs(HexFormat.of().formatHex(digest.digest()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
