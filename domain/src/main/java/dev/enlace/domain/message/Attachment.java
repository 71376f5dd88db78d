package dev.enlace.domain.message;

import java.util.regex.Pattern;

/**
 * A file that goes with a mail.
 *
 * @param name what the receiver sees it called
 * @param mediaType without parameters
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Attachment(String name, String mediaType, byte[] content) {
  /** Most bytes of all of a mail's attachments together: 10 MiB. */
  public static final int MOST_BYTES = 10 << 20;

  /** Type and subtype (RFC 6838, 4.2), of no kind that has parts of its own. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "(?!multipart/|message/)[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

  public Attachment {
    if (!isName(name) || !isMediaType(mediaType)) {
      throw new IllegalArgumentException("an attachment has a name and a media type");
    }
  }

  /**
   * What ends a line or turns its direction, and a word that is decoded to anything (RFC 2047):
   * such a name would not be what the receiver sees.
   */
  private static final Pattern NO_NAME =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}/\\\\]|=\\?|^\\.\\.?$");

  /** Whether it may be called so: what a receiver sees, and nothing like a path. */
  public static boolean isName(String name) {
    return !name.isBlank() && name.length() <= 255 && !NO_NAME.matcher(name).find();
  }

  /** Whether it may be of that type; lower case. */
  public static boolean isMediaType(String type) {
    return MEDIA_TYPE.matcher(type).matches();
  }

  @Override
  public String toString() {
    return "Attachment[" + content.length + " bytes]";
  }
}
