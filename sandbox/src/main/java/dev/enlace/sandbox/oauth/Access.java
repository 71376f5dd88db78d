package dev.enlace.sandbox.oauth;

import dev.enlace.sandbox.people.Person;
import java.util.List;

/**
 * What a live access token says of its bearer.
 *
 * @param personal whether it was made in the settings instead of by OAuth
 */
public record Access(String token, Person person, List<String> scopes, boolean personal) {

  @Override
  public String toString() {
    return "Access[" + person.key() + ", " + scopes + "]";
  }
}
