import { NotConnected } from './failures.js';
import {
  ApiKeysApi,
  AuditApi,
  CatalogueApi,
  ChecksApi,
  Configuration,
  type ConnectionResponse,
  ConnectionsApi,
  ConnectPageApi,
  ConnectSessionsApi,
  DeliveriesApi,
  KeysApi,
  MessagesApi,
  OAuthApi,
  SharingApi,
  StatsApi,
  TokensApi,
  WebhooksApi,
  WorkspacesApi,
} from './generated/index.js';
import { PATIENT, type Patience, patientFetch } from './patience.js';
import { pause } from './pause.js';

const ANSWER_TIMEOUT_MS = 60_000;
const BETWEEN_LOOKS_MS = 1000;

export interface EnlaceOptions {
  /** Where Enlace is, such as `https://enlace.example`. */
  url: string;
  apiKey: string;
  /** A user of yours to act for; the key needs the permission `act_as`. */
  user?: string;
  patience?: Patience;
  /** How long each attempt of a request may take; a minute without it. */
  timeoutMs?: number;
  /** By which requests are sent; the platform's own without it. */
  fetch?: typeof fetch;
}

/** An Enlace, as one API key sees it. */
export class Enlace {
  readonly catalogue: CatalogueApi;
  readonly oauth: OAuthApi;
  readonly connections: ConnectionsApi;
  readonly checks: ChecksApi;
  readonly sharing: SharingApi;
  readonly tokens: TokensApi;
  readonly messages: MessagesApi;
  readonly apiKeys: ApiKeysApi;
  readonly keys: KeysApi;
  readonly webhooks: WebhooksApi;
  readonly deliveries: DeliveriesApi;
  readonly workspaces: WorkspacesApi;
  readonly audit: AuditApi;
  readonly stats: StatsApi;
  readonly connectSessions: ConnectSessionsApi;
  readonly connectPage: ConnectPageApi;
  readonly #options: EnlaceOptions;

  constructor(options: EnlaceOptions) {
    this.#options = options;
    const configuration = new Configuration({
      basePath: options.url.replace(/\/+$/, ''),
      accessToken: options.apiKey,
      headers: options.user === undefined ? {} : { 'Enlace-User': options.user },
      fetchApi: patientFetch(
        options.fetch ?? fetch,
        options.patience ?? PATIENT,
        options.timeoutMs ?? ANSWER_TIMEOUT_MS,
      ),
    });
    this.catalogue = new CatalogueApi(configuration);
    this.oauth = new OAuthApi(configuration);
    this.connections = new ConnectionsApi(configuration);
    this.checks = new ChecksApi(configuration);
    this.sharing = new SharingApi(configuration);
    this.tokens = new TokensApi(configuration);
    this.messages = new MessagesApi(configuration);
    this.apiKeys = new ApiKeysApi(configuration);
    this.keys = new KeysApi(configuration);
    this.webhooks = new WebhooksApi(configuration);
    this.deliveries = new DeliveriesApi(configuration);
    this.workspaces = new WorkspacesApi(configuration);
    this.audit = new AuditApi(configuration);
    this.stats = new StatsApi(configuration);
    this.connectSessions = new ConnectSessionsApi(configuration);
    this.connectPage = new ConnectPageApi(configuration);
  }

  /** The same key acting for a user of yours. */
  actingFor(user: string): Enlace {
    return new Enlace({ ...this.#options, user });
  }

  /**
   * Waits until the person has come back from the provider, and answers the connection.
   *
   * @param attemptId what the start answered
   * @param signal ends the wait, which then rejects with the signal's reason
   * @throws NotConnected if the attempt failed, or if it is still pending after that long
   */
  async awaitConnection(
    attemptId: string,
    longestMs: number,
    signal?: AbortSignal,
  ): Promise<ConnectionResponse> {
    const end = Date.now() + longestMs;
    try {
      for (;;) {
        const attempt = await this.oauth.getOAuthAttempt({ attemptId }, { signal });
        if (attempt.status === 'completed' && attempt.connectionId !== undefined) {
          const { connectionId } = attempt;
          return await this.connections.getConnection({ connectionId }, { signal });
        }
        if (attempt.status === 'failed') {
          throw new NotConnected(`the attempt failed: ${attempt.code}`, attempt.code);
        }
        if (Date.now() > end) {
          throw new NotConnected(`nobody came back within ${longestMs} ms`);
        }
        await pause(BETWEEN_LOOKS_MS, signal);
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}
