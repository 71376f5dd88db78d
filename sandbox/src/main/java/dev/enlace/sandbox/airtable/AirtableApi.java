package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.airtable.model.Base;
import dev.enlace.sandbox.airtable.model.ManyRecords;
import dev.enlace.sandbox.airtable.model.SampleData;
import dev.enlace.sandbox.airtable.records.ListRecords;
import dev.enlace.sandbox.airtable.records.ReadRecord;
import dev.enlace.sandbox.airtable.records.WriteRecords;
import dev.enlace.sandbox.airtable.request.AirtableErrors;
import dev.enlace.sandbox.airtable.request.AirtableRefusal;
import dev.enlace.sandbox.airtable.request.Session;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.oauth.Access;
import dev.enlace.sandbox.oauth.provider.OAuthProvider;
import dev.enlace.sandbox.people.People;
import dev.enlace.sandbox.people.Person;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Airtable's Web API.
 *
 * @see <a href="https://airtable.com/developers/web/api/introduction">Airtable Web API</a>
 */
public final class AirtableApi {
  private static final String HOST = "/api.airtable.com/v0";
  private static final String TABLE = HOST + "/{base}/{table}";
  private static final String RECORD = TABLE + "/{record}";
  private static final String COMMENTS = RECORD + "/comments";
  private static final String TABLES = HOST + "/meta/bases/{base}/tables";
  private static final String UPLOAD =
      "/content.airtable.com/v0/{base}/{record}/{field}/uploadAttachment";
  private static final int MAX_URL = 16_000;

  private final OAuthProvider provider;
  private final List<Base> bases = SampleData.bases();
  private final RateLimits limits;
  private final ListRecords list;
  private final WriteRecords write;
  private final Comments comments;
  private final SchemaChanges changes = new SchemaChanges();
  private final Attachments attachments = new Attachments();

  public AirtableApi(OAuthProvider provider, Clock clock) {
    this.provider = provider;
    this.limits = new RateLimits(clock);
    this.list = new ListRecords(clock);
    this.write = new WriteRecords(clock);
    this.comments = new Comments(clock);
    for (Person person : People.all()) {
      provider.plant(personalToken(person), person, provider.scopes());
    }
  }

  /** Whether it limits how often it may be asked. */
  public void keepLimits(boolean kept) {
    limits.keep(kept);
  }

  /** Puts a table of that many records into the base of projects, by the name of {@code Many}. */
  public synchronized void fill(int records) {
    bases.stream()
        .filter(base -> base.id().equals("appSandboxPrj0001"))
        .forEach(base -> base.add(ManyRecords.table(records)));
  }

  /** A personal access token with every scope, such as {@code sandbox-airtable-pat-ana}. */
  public static String personalToken(Person person) {
    return "sandbox-airtable-pat-" + person.key();
  }

  public List<Route> routes() {
    return List.of(
        route("GET", HOST + "/meta/whoami", "whoami", it -> Whoami.answer(it.access())),
        route("GET", HOST + "/meta/bases", "bases", Schema::bases),
        route("GET", TABLES, "tables", Schema::tables),
        route("POST", TABLES, "createTable", changes::createTable),
        route("PATCH", TABLES + "/{table}", "updateTable", changes::updateTable),
        route("POST", TABLES + "/{table}/fields", "createField", changes::createField),
        route("PATCH", TABLES + "/{table}/fields/{field}", "updateField", changes::updateField),
        route("POST", UPLOAD, "uploadAttachment", attachments::upload),
        route("GET", COMMENTS, "listComments", comments::list),
        route("POST", COMMENTS, "createComment", comments::create),
        route("PATCH", COMMENTS + "/{comment}", "updateComment", comments::update),
        route("DELETE", COMMENTS + "/{comment}", "deleteComment", comments::delete),
        route("POST", TABLE + "/listRecords", "listRecords", list::post),
        route("GET", TABLE, "listRecords", list::get),
        route("POST", TABLE, "createRecords", write::create),
        route("PATCH", TABLE, "updateRecords", it -> write.change(it, false)),
        route("PUT", TABLE, "updateRecords", it -> write.change(it, true)),
        route("DELETE", TABLE, "deleteRecords", ReadRecord::deleteSome),
        route("GET", RECORD, "getRecord", ReadRecord::get),
        route("PATCH", RECORD, "updateRecords", it -> write.changeOne(it, false)),
        route("PUT", RECORD, "updateRecords", it -> write.changeOne(it, true)),
        route("DELETE", RECORD, "deleteRecords", ReadRecord::delete));
  }

  private Route route(
      String method, String path, String endpoint, Function<Session, Reply> handler) {
    return new Route(method, path, "airtable", endpoint, request -> answer(request, handler));
  }

  /** One at a time: that is what keeps a batch all or nothing. */
  private synchronized Reply answer(Request request, Function<Session, Reply> handler) {
    Optional<Access> access = request.bearer().flatMap(provider::access);
    if (access.isEmpty()) {
      return AirtableErrors.unauthenticated();
    }
    if (request.target().length() > MAX_URL) {
      return AirtableErrors.typed(414, "URI_TOO_LONG", "The URL is longer than 16,000 characters");
    }
    if (!withinLimits(request, access.get())) {
      return AirtableErrors.rateLimited();
    }
    try {
      return handler.apply(new Session(request, access.get(), bases));
    } catch (AirtableRefusal refusal) {
      return refusal.reply();
    }
  }

  private boolean withinLimits(Request request, Access access) {
    String base = request.variables().getOrDefault("base", "");
    return limits.allows(access.person().key(), RateLimits.PER_PERSON)
        && (base.isEmpty() || limits.allows(base, RateLimits.PER_BASE));
  }
}
