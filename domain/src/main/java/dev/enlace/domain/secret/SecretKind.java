package dev.enlace.domain.secret;

/** What an issued secret is for; one kind is never accepted in the place of another. */
public enum SecretKind {
  /** An API key. */
  KEY("enl_key_"),
  /** What binds a browser to the OAuth attempt that it approved. */
  BROWSER("enl_browser_"),
  /** What a starter's backend posts to confirm a connection. */
  CONFIRMATION("enl_confirm_"),
  /** What the browser of somebody who has signed in to the panel holds. */
  PANEL("enl_pan_"),
  /** The end of a connect link. */
  LINK("enl_link_"),
  /** What the browser of somebody who has opened a connect link holds. */
  CONNECT("enl_con_");

  private final String prefix;

  SecretKind(String prefix) {
    this.prefix = prefix;
  }

  /** How every secret of this kind begins. */
  public String prefix() {
    return prefix;
  }
}
