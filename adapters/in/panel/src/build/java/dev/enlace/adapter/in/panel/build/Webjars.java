package dev.enlace.adapter.in.panel.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** npm packages that Maven brings as jars. */
final class Webjars {
  private Webjars() {}

  /** A file of a package, or null. */
  static String find(String name, String file) throws IOException {
    String path = "/META-INF/resources/webjars/" + name + "/" + version(name) + "/" + file;
    try (InputStream in = Webjars.class.getResourceAsStream(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A file that has to be there. */
  static String text(String name, String file) throws IOException {
    String text = find(name, file);
    if (text == null) {
      throw new IllegalArgumentException(name + " has no " + file);
    }
    return text;
  }

  private static String version(String name) throws IOException {
    String path = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    try (InputStream in = Webjars.class.getResourceAsStream(path)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    }
  }
}
