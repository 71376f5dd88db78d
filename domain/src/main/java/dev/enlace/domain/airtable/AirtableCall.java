package dev.enlace.domain.airtable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to Airtable's Web API.
 *
 * @param base whose limit it counts against; null: none
 * @param path below {@code /v0}, segment by segment, as they are before any encoding
 * @param parameters in the names and shapes of Airtable's JSON; in the query where the method has
 *     no body
 * @param longForm what the path goes on with where the same is asked by POST, because the address
 *     would be too long; null: it cannot be
 * @see <a href="https://airtable.com/developers/web/api/introduction">Airtable Web API</a>
 */
public record AirtableCall(
    Method method,
    Site site,
    @Nullable BaseId base,
    List<String> path,
    Map<String, Object> parameters,
    @Nullable String longForm) {
  /** How it is sent. */
  public enum Method {
    GET,
    POST,
    PATCH,
    PUT,
    DELETE;

    /** Whether parameters go in a body. */
    public boolean hasBody() {
      return this == POST || this == PATCH || this == PUT;
    }

    /** Whether it changes nothing. */
    public boolean reads() {
      return this == GET;
    }
  }

  /** Where it is sent. */
  public enum Site {
    API,
    /** Where attachments go. */
    CONTENT
  }

  public AirtableCall {
    path = List.copyOf(path);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Whose token it is. */
  public static AirtableCall whoami() {
    return of(Method.GET, null, List.of("meta", "whoami"), Map.of());
  }

  /** Bases, a page of at most 1,000. */
  public static AirtableCall bases(Map<String, Object> parameters) {
    return of(Method.GET, null, List.of("meta", "bases"), parameters);
  }

  /** Tables of a base, with fields and views. */
  public static AirtableCall tables(BaseId base, Map<String, Object> parameters) {
    return meta(Method.GET, base, parameters);
  }

  /** A new table. */
  public static AirtableCall createTable(BaseId base, Map<String, Object> table) {
    return meta(Method.POST, base, table);
  }

  /** Another name or description of a table. */
  public static AirtableCall updateTable(TableRef table, Map<String, Object> changes) {
    return meta(Method.PATCH, table.base(), changes, table.idOrName());
  }

  /** A new field. */
  public static AirtableCall createField(TableRef table, Map<String, Object> field) {
    return meta(Method.POST, table.base(), field, table.idOrName(), "fields");
  }

  /** Another name or description of a field. */
  public static AirtableCall updateField(
      TableRef table, String field, Map<String, Object> changes) {
    return meta(Method.PATCH, table.base(), changes, table.idOrName(), "fields", field);
  }

  /** A page of records. */
  public static AirtableCall listRecords(TableRef table, Map<String, Object> parameters) {
    return new AirtableCall(
        Method.GET, Site.API, table.base(), path(table), parameters, "listRecords");
  }

  /** One record. */
  public static AirtableCall getRecord(
      TableRef table, String record, Map<String, Object> parameters) {
    return of(Method.GET, table.base(), path(table, record), parameters);
  }

  /** A write of at most ten records. */
  public static AirtableCall write(Method method, TableRef table, Map<String, Object> parameters) {
    return of(method, table.base(), path(table), parameters);
  }

  /** Comments on a record, or a new one. */
  public static AirtableCall comments(
      Method method, TableRef table, String record, Map<String, Object> parameters) {
    return of(method, table.base(), path(table, record, "comments"), parameters);
  }

  /** A comment, to be changed or deleted. */
  public static AirtableCall comment(
      Method method,
      TableRef table,
      String record,
      String comment,
      Map<String, Object> parameters) {
    return of(method, table.base(), path(table, record, "comments", comment), parameters);
  }

  /** A file for a cell that holds attachments. */
  public static AirtableCall uploadAttachment(
      BaseId base, String record, String field, Map<String, Object> file) {
    List<String> path = List.of(base.value(), record, field, "uploadAttachment");
    return new AirtableCall(Method.POST, Site.CONTENT, base, path, file, null);
  }

  private static AirtableCall of(
      Method method, @Nullable BaseId base, List<String> path, Map<String, Object> parameters) {
    return new AirtableCall(method, Site.API, base, path, parameters, null);
  }

  private static AirtableCall meta(
      Method method, BaseId base, Map<String, Object> parameters, String... more) {
    List<String> path = new ArrayList<>(List.of("meta", "bases", base.value(), "tables"));
    path.addAll(List.of(more));
    return of(method, base, path, parameters);
  }

  private static List<String> path(TableRef table, String... more) {
    List<String> path = new ArrayList<>(List.of(table.base().value(), table.idOrName()));
    path.addAll(List.of(more));
    return path;
  }

  /** What it does, without what it says: parameters may be anybody's secrets. */
  @Override
  public String toString() {
    return "AirtableCall[" + method + " " + site + " " + base + "]";
  }
}
