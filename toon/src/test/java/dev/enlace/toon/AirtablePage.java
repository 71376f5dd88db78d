package dev.enlace.toon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Records as Airtable answers them, for measuring: thirteen fields of all common kinds, of which
 * empty ones are left out, as Airtable does.
 */
public final class AirtablePage {
  private static final List<String> STATES = List.of("Todo", "In progress", "Done", "Blocked");
  private static final List<String> TAGS = List.of("backend", "frontend", "urgent", "docs", "bug");
  private static final List<String> PEOPLE = List.of("Ada Lovelace", "Alan Turing", "Grace Hopper");

  private final Random random;

  private AirtablePage(long seed) {
    this.random = new Random(seed);
  }

  /** That many, the same each time. */
  public static List<Map<String, Object>> records(int size) {
    AirtablePage page = new AirtablePage(size);
    List<Map<String, Object>> records = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      records.add(page.record(i));
    }
    return records;
  }

  private Map<String, Object> record(int index) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("id", id("rec"));
    record.put(
        "createdTime",
        "2026-0%d-1%dT08:0%d:00.000Z".formatted(1 + index % 9, index % 10, index % 10));
    record.put("fields", fields(index));
    return record;
  }

  private Map<String, Object> fields(int index) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Name", "Task " + index + ": prepare the quarterly report");
    fields.put("Status", STATES.get(random.nextInt(STATES.size())));
    fields.put("Priority", 1 + random.nextInt(5));
    fields.put("Estimate (h)", random.nextInt(80) / 4.0);
    if (random.nextInt(3) > 0) {
      fields.put("Done", true);
    }
    fields.put("Due date", "2026-1%d-0%d".formatted(index % 3, 1 + index % 9));
    if (random.nextInt(2) > 0) {
      fields.put("Notes", "Talk to the client, then write \"it\" down.\nSecond line of the note.");
    }
    if (random.nextInt(4) > 0) {
      fields.put("Tags", List.of(tag(), tag()));
    }
    fields.put("Project", List.of(id("rec")));
    fields.put("Assignee", person());
    if (random.nextInt(5) == 0) {
      fields.put("Files", List.of(attachment(index)));
    }
    fields.put("E-mail", "person" + index + "@example.com");
    fields.put("Budget", random.nextInt(100_000) / 100.0);
    return fields;
  }

  private Map<String, Object> person() {
    String name = PEOPLE.get(random.nextInt(PEOPLE.size()));
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("id", id("usr"));
    person.put("email", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
    person.put("name", name);
    return person;
  }

  private Map<String, Object> attachment(int index) {
    Map<String, Object> attachment = new LinkedHashMap<>();
    attachment.put("id", id("att"));
    attachment.put("url", "https://v5.airtableusercontent.com/v3/u/47/47/" + id("") + id(""));
    attachment.put("filename", "report-" + index + ".pdf");
    attachment.put("size", 10_000 + random.nextInt(1_000_000));
    attachment.put("type", "application/pdf");
    return attachment;
  }

  private String tag() {
    return TAGS.get(random.nextInt(TAGS.size()));
  }

  private String id(String prefix) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < 14; i++) {
      id.append(letters.charAt(random.nextInt(letters.length())));
    }
    return id.toString();
  }
}
