package dev.enlace.adapter.in.panel.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The finished files, each beside its compressed form, and a list of them. */
final class Site {
  private final Path folder;
  private final Map<String, String> placeholders = new TreeMap<>();
  private final Map<String, Integer> compressed = new TreeMap<>();

  Site(Path folder) throws IOException {
    this.folder = folder;
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }

  /** One that may be kept for ever, since its name changes with its content. */
  void asset(String name, String ending, String text) throws IOException {
    String hash = HexFormat.of().formatHex(
        Inputs.sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
    String file = name + "." + hash + "." + ending;
    placeholders.put("@" + name + "." + ending + "@", "/assets/" + file);
    fixed(file, text);
  }

  /** A page, in which {@code @panel.js@} stands for where that is. */
  void page(String file, String text) throws IOException {
    String linked = text;
    for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
      linked = linked.replace(placeholder.getKey(), placeholder.getValue());
    }
    fixed(file, linked);
  }

  /** One whose name stays. */
  void fixed(String file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] small = gzip(bytes);
    Files.write(folder.resolve(file), bytes);
    Files.write(folder.resolve(file + ".gz"), small);
    compressed.put(file, small.length);
  }

  /** Writes the list and says how large everything is. */
  void finish() throws IOException {
    Files.writeString(folder.resolve("files"), String.join("\n", compressed.keySet()) + "\n");
    compressed.forEach((file, size) -> System.out.printf("%7d bytes  %s.gz%n", size, file));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new Best(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** As small as this format gets; the header holds no time, so the bytes are always the same. */
  private static final class Best extends GZIPOutputStream {
    Best(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
