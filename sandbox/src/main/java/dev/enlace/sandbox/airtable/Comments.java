package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.airtable.model.Ids;
import dev.enlace.sandbox.airtable.model.Table;
import dev.enlace.sandbox.airtable.records.WriteRecords;
import dev.enlace.sandbox.airtable.request.AirtableErrors;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Comments on records, the newest first. Whoever comments may read the record; only the author
 * changes or deletes.
 *
 * @see <a href="https://airtable.com/developers/web/api/list-comments">Airtable: comments</a>
 */
final class Comments {
  private static final int MAX_PAGE = 100;

  private final Map<String, List<Comment>> byRecord = new HashMap<>();
  private final Clock clock;
  private int made;

  Comments(Clock clock) {
    this.clock = clock;
  }

  private record Comment(
      String id, Person author, String text, Instant created, @Nullable Instant updated) {
    ObjectNode write() {
      ObjectNode written = Json.object().put("id", id).put("text", text);
      written
          .putObject("author")
          .put("id", author.id("usr"))
          .put("email", author.email())
          .put("name", author.name());
      written.put("createdTime", created.toString());
      written.put("lastUpdatedTime", updated == null ? null : updated.toString());
      return written;
    }
  }

  Reply list(Session session) {
    session.needs("data.recordComments:read");
    List<Comment> all = of(session).reversed();
    int size = number(session, "pageSize", MAX_PAGE);
    int from = Math.min(all.size(), number(session, "offset", 0));
    int to = Math.min(all.size(), from + size);
    ObjectNode body = Json.object();
    ArrayNode comments = body.putArray("comments");
    all.subList(from, to).forEach(comment -> comments.add(comment.write()));
    return Reply.json(
        200, to < all.size() ? body.put("offset", Integer.toString(to)) : body.putNull("offset"));
  }

  Reply create(Session session) {
    session.needs("data.recordComments:write");
    String id = Ids.of("com", "Sandbox", ++made);
    Comment comment =
        new Comment(id, session.access().person(), text(session), clock.instant(), null);
    of(session).add(comment);
    return Reply.json(200, comment.write());
  }

  Reply update(Session session) {
    session.needs("data.recordComments:write");
    Comment old = own(session);
    Comment changed =
        new Comment(old.id(), old.author(), text(session), old.created(), clock.instant());
    of(session).replaceAll(each -> each.equals(old) ? changed : each);
    return Reply.json(200, changed.write());
  }

  Reply delete(Session session) {
    session.needs("data.recordComments:write");
    Comment old = own(session);
    of(session).remove(old);
    return Reply.json(200, Json.object().put("id", old.id()).put("deleted", true));
  }

  private List<Comment> of(Session session) {
    Table table = session.table();
    String record = WriteRecords.existing(table, session.request().variable("record")).id();
    return byRecord.computeIfAbsent(record, any -> new ArrayList<>());
  }

  private Comment own(Session session) {
    Comment comment =
        of(session).stream()
            .filter(each -> each.id().equals(session.request().variable("comment")))
            .findFirst()
            .orElseThrow(() -> new AirtableRefusal(AirtableErrors.notFound()));
    if (!comment.author().equals(session.access().person())) {
      throw new AirtableRefusal(AirtableErrors.forbiddenOrMissing());
    }
    return comment;
  }

  private static String text(Session session) {
    String text = session.body().path("text").asString("");
    if (text.isEmpty()) {
      throw AirtableRefusal.invalid("text must not be empty");
    }
    return text;
  }

  private static int number(Session session, String name, int otherwise) {
    String given = session.request().query().get(name).orElse(Integer.toString(otherwise));
    if (!given.matches("\\d{1,6}")
        || (name.equals("pageSize")
            && (Integer.parseInt(given) < 1 || Integer.parseInt(given) > MAX_PAGE))) {
      throw AirtableRefusal.invalid(name + " is out of range");
    }
    return Integer.parseInt(given);
  }
}
