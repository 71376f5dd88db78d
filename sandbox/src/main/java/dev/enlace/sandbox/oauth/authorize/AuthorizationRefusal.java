package dev.enlace.sandbox.oauth.authorize;

/** A bad authorization request, told to the person or, where that is safe, to the client. */
abstract sealed class AuthorizationRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;

  private AuthorizationRefusal(String error, String description) {
    super(description, null, false, false);
    this.error = error;
  }

  String error() {
    return error;
  }

  String description() {
    return String.valueOf(getMessage());
  }

  /** Client or redirect URI can't be trusted: nobody is sent anywhere. */
  static final class OnPage extends AuthorizationRefusal {
    private static final long serialVersionUID = 1L;

    OnPage(String error, String description) {
      super(error, description);
    }
  }

  /** The client is told by redirect (RFC 6749 section 4.1.2.1). */
  static final class ToClient extends AuthorizationRefusal {
    private static final long serialVersionUID = 1L;

    ToClient(String error, String description) {
      super(error, description);
    }
  }
}
