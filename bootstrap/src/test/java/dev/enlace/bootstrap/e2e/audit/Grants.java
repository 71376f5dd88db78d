package dev.enlace.bootstrap.e2e.audit;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import java.net.URI;

/** Connections that tokens can be had of. */
final class Grants {
  private Grants() {}

  /** A new one of that caller's. */
  static String connected(Api who) {
    Answer started = who.start("airtable");
    Person person = new Person();
    person.open(person.allow(URI.create(started.text("/authUrl"))));
    return who.get("/connections/oauth/attempts/" + started.text("/attemptId"))
        .text("/connectionId");
  }
}
