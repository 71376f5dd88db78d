package dev.enlace.bootstrap.settings;

import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.WorkspaceId;
import dev.enlace.toon.Layout;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** How the texts of variables are read; each says what it wants, none repeats what it got. */
final class Texts {
  private static final int MIN_SECRET = 32;
  private static final int KEY_BYTES = 32;

  private Texts() {}

  static int port(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("must be a port from 1 to 65535");
    }
    return port;
  }

  static int number(String text, int most, String what) {
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw new IllegalArgumentException("must be a number of " + what + " from 1 to " + most);
    }
    return number;
  }

  static int days(String text) {
    int days = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (days < 1) {
      throw new IllegalArgumentException("must be a number of days from 1 to 99999");
    }
    return days;
  }

  static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("must be true or false");
    }
    return text.equals("true");
  }

  static Layout layout(String text) {
    return switch (text) {
      case "compact" -> Layout.COMPACT;
      case "pretty" -> Layout.PRETTY;
      default -> throw new IllegalArgumentException("must be compact or pretty");
    };
  }

  static Secret longSecret(String text) {
    if (text.length() < MIN_SECRET) {
      throw new IllegalArgumentException("must have " + MIN_SECRET + " characters or more");
    }
    return Secret.of(text);
  }

  /** A key that a request can carry, and that leads to the workspace that it is made for. */
  static Secret adminKey(String text) {
    if (!text.matches("[!-~]{32,512}")) {
      throw new IllegalArgumentException(
          "must have 32 to 512 visible ASCII characters and no space");
    }
    boolean elsewhere =
        IssuedSecret.parse(SecretKind.KEY, text)
            .filter(key -> !key.workspace().equals(WorkspaceId.DEFAULT))
            .isPresent();
    if (elsewhere) {
      throw new IllegalArgumentException("is a key of another workspace than 'default'");
    }
    return Secret.of(text);
  }

  /** A key of 256 bits in base64; a Fernet key is the same in the URL-safe alphabet. */
  static Secret encryptionKey(String text) {
    try {
      if (Base64.getDecoder().decode(standardAlphabet(text)).length == KEY_BYTES) {
        return Secret.of(text);
      }
    } catch (IllegalArgumentException e) {
      // Said below in the words of the operator.
    }
    throw new IllegalArgumentException(
        "must be 32 bytes in base64 (openssl rand -base64 32), or a Fernet key");
  }

  static List<Secret> encryptionKeys(String text) {
    return list(text).stream().map(Texts::encryptionKey).toList();
  }

  static URI publicUrl(String text) {
    URI url = url(text);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    String path = url.getRawPath();
    boolean bare = path == null || path.isEmpty() || path.equals("/");
    if (!web || url.getHost() == null || !bare || !text.matches("[^?#@]*")) {
      throw new IllegalArgumentException(
          "must be an http or https URL with a host and nothing behind it");
    }
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("names a host that cannot be resolved", e);
    }
  }

  private static URI url(String text) {
    try {
      return new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("must be a URL");
    }
  }

  private static String standardAlphabet(String text) {
    return text.replace('-', '+').replace('_', '/');
  }
}
