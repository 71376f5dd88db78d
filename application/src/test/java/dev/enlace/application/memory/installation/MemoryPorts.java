package dev.enlace.application.memory.installation;

import dev.enlace.application.memory.MemoryApiKeys;
import dev.enlace.application.memory.MemoryCatalog;
import dev.enlace.application.memory.MemoryCatalogTable;
import dev.enlace.application.memory.MemoryConnectPages;
import dev.enlace.application.memory.MemoryConnectSessions;
import dev.enlace.application.memory.MemoryConnectionUpkeep;
import dev.enlace.application.memory.MemoryConnections;
import dev.enlace.application.memory.MemoryDeliveries;
import dev.enlace.application.memory.MemoryDestinations;
import dev.enlace.application.memory.MemoryHandOutLines;
import dev.enlace.application.memory.MemoryOAuthAttempts;
import dev.enlace.application.memory.MemoryOutboxStreams;
import dev.enlace.application.memory.MemoryRateLimits;
import dev.enlace.application.memory.MemoryRecipientHistory;
import dev.enlace.application.memory.MemoryRefreshTallies;
import dev.enlace.application.memory.MemorySentMessages;
import dev.enlace.application.memory.MemorySessions;
import dev.enlace.application.memory.MemoryTables;
import dev.enlace.application.memory.MemoryTokenRefreshes;
import dev.enlace.application.memory.MemoryWorkspaces;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.memory.crypto.CountingEntropy;
import dev.enlace.application.memory.crypto.DigestSignatures;
import dev.enlace.application.memory.crypto.PlainBox;
import dev.enlace.application.memory.provider.MemoryOAuthProviders;
import dev.enlace.application.memory.provider.QueryAuthorizationEndpoint;
import dev.enlace.application.memory.provider.RecordingCredentialCheck;
import dev.enlace.application.memory.provider.ScriptedAccountProbe;
import dev.enlace.application.memory.provider.ScriptedDelivery;
import dev.enlace.application.memory.provider.ScriptedEventDelivery;
import dev.enlace.application.memory.provider.ScriptedGrantRevocation;
import dev.enlace.application.memory.provider.ScriptedTokenEndpoint;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.time.Instant;

/** Every port in memory, on one clock and one set of tables. */
public final class MemoryPorts {
  /** When every test begins. */
  public static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");

  /** How long the token lasts that the provider answers at first. */
  public static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  /** Our clock and the database's. */
  public final MutableClock clock = new MutableClock(BEGINNING);

  /** Our randomness. */
  public final CountingEntropy entropy = new CountingEntropy();

  /** What all stores stand in. */
  public final MemoryTables tables = new MemoryTables(clock);

  /** {@link SampleEntries}. */
  public final MemoryCatalog catalog =
      new MemoryCatalog(
          SampleEntries.AIRTABLE,
          SampleEntries.GMAIL,
          SampleEntries.SHEETS,
          SampleEntries.SMTP,
          SampleEntries.TELEGRAM,
          SampleEntries.RETIRED);

  /** The catalogue's rows. */
  public final MemoryCatalogTable catalogTable = new MemoryCatalogTable(tables);

  /** Tenants. */
  public final MemoryWorkspaces workspaces = new MemoryWorkspaces(tables);

  /** API keys. */
  public final MemoryApiKeys apiKeys = new MemoryApiKeys(tables);

  /** Sessions of browsers. */
  public final MemorySessions sessions = new MemorySessions(tables);

  /** Connect links. */
  public final MemoryConnectSessions connectSessions = new MemoryConnectSessions(tables);

  /** How connect pages look. */
  public final MemoryConnectPages connectPages = new MemoryConnectPages();

  /** Attempts. */
  public final MemoryOAuthAttempts attempts = new MemoryOAuthAttempts(tables);

  /** Connections. */
  public final MemoryConnections connections = new MemoryConnections(tables, catalog);

  /** Whom they might write to. */
  public final MemoryRecipientHistory recipients = new MemoryRecipientHistory(tables);

  /** When to look after them. */
  public final MemoryConnectionUpkeep upkeep = new MemoryConnectionUpkeep(tables);

  /** Their refreshes. */
  public final MemoryTokenRefreshes refreshes = new MemoryTokenRefreshes(tables);

  /** What is noted of tokens that were handed out. */
  public final MemoryHandOutLines handOutLines = new MemoryHandOutLines();

  /** How refreshes ended. */
  public final MemoryRefreshTallies refreshTallies = new MemoryRefreshTallies();

  /** Who is told. */
  public final MemoryDestinations destinations = new MemoryDestinations(tables);

  /** What they are to be told. */
  public final MemoryOutboxStreams streams = new MemoryOutboxStreams(tables);

  /** What was tried. */
  public final MemoryDeliveries deliveries = new MemoryDeliveries(tables);

  /** Those who are told. */
  public final ScriptedEventDelivery receivers = new ScriptedEventDelivery();

  /** Limits. */
  public final MemoryRateLimits rateLimits = new MemoryRateLimits(clock);

  /** The box for secrets. */
  public final PlainBox box = new PlainBox();

  /** Signatures of states and tickets. */
  public final DigestSignatures signatures = new DigestSignatures();

  /** {@link SampleProviders}, every one configured. */
  public final MemoryOAuthProviders providers = new MemoryOAuthProviders();

  /** Where people are sent. */
  public final QueryAuthorizationEndpoint authorization = new QueryAuthorizationEndpoint();

  /** Where codes go. */
  public final ScriptedTokenEndpoint tokens;

  /** Who the tokens are of. */
  public final ScriptedAccountProbe probe =
      new ScriptedAccountProbe(new Account("usr-ada", "ada@example.com"));

  /** Where grants end. */
  public final ScriptedGrantRevocation revocation = new ScriptedGrantRevocation();

  /** Servers that credentials are tried against. */
  public final RecordingCredentialCheck credentials = new RecordingCredentialCheck();

  /** Who takes messages. */
  public final ScriptedDelivery delivery = new ScriptedDelivery();

  /** What is noted of messages. */
  public final MemorySentMessages sentMessages = new MemorySentMessages();

  /** All of them, new. */
  public MemoryPorts() {
    providers.put(SampleEntries.AIRTABLE.slug(), SampleProviders.airtable());
    providers.put(SampleEntries.GMAIL.slug(), SampleProviders.google());
    providers.put(SampleEntries.SHEETS.slug(), SampleProviders.google());
    tokens = new ScriptedTokenEndpoint(tokens("canary-access-token", "canary-refresh-token"));
  }

  /** An answer that names no scopes. */
  public static TokenSet tokens(String access, String refresh) {
    return new TokenSet(
        Secret.of(access),
        Secret.of(refresh),
        "Bearer",
        BEGINNING.plus(TOKEN_LIFETIME),
        null,
        null);
  }
}
