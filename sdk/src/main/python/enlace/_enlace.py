import time
from functools import partial
from typing import Optional

from enlace._failures import NotConnected
from enlace._patience import Patience, PatientRest
from enlace.client import (
    ApiClient,
    ApiKeysApi,
    AuditApi,
    CatalogueApi,
    ChecksApi,
    Configuration,
    ConnectionResponse,
    ConnectionsApi,
    ConnectPageApi,
    ConnectSessionsApi,
    DeliveriesApi,
    KeysApi,
    MessagesApi,
    OAuthApi,
    OAuthAttemptResponse,
    SharingApi,
    StatsApi,
    TokensApi,
    WebhooksApi,
    WorkspacesApi,
)

ANSWER_TIMEOUT = 60.0
BETWEEN_LOOKS = 1.0


class Enlace:
    """An Enlace, as one API key sees it.

    :param url: where it is, such as ``https://enlace.example``
    :param user: a user of yours to act for; the key needs the permission ``act_as``
    :param timeout: how many seconds each attempt of a request may take
    """

    def __init__(
        self,
        url: str,
        api_key: str,
        user: Optional[str] = None,
        patience: Patience = Patience(),
        timeout: float = ANSWER_TIMEOUT,
    ) -> None:
        self._like = partial(Enlace, url, api_key, patience=patience, timeout=timeout)
        configuration = Configuration(host=url.rstrip("/"), access_token=api_key)
        configuration.retries = False  # urllib3 would obey any Retry-After, however long
        client = ApiClient(configuration)
        client.rest_client = PatientRest(configuration, patience, timeout)
        if user is not None:
            client.set_default_header("Enlace-User", user)
        self.catalogue = CatalogueApi(client)
        self.oauth = OAuthApi(client)
        self.connections = ConnectionsApi(client)
        self.checks = ChecksApi(client)
        self.sharing = SharingApi(client)
        self.tokens = TokensApi(client)
        self.messages = MessagesApi(client)
        self.api_keys = ApiKeysApi(client)
        self.keys = KeysApi(client)
        self.webhooks = WebhooksApi(client)
        self.deliveries = DeliveriesApi(client)
        self.workspaces = WorkspacesApi(client)
        self.audit = AuditApi(client)
        self.stats = StatsApi(client)
        self.connect_sessions = ConnectSessionsApi(client)
        self.connect_page = ConnectPageApi(client)

    def acting_for(self, user: str) -> "Enlace":
        """The same key acting for a user of yours."""
        return self._like(user=user)

    def await_connection(self, attempt_id: str, longest: float) -> ConnectionResponse:
        """Waits until the person has come back from the provider, and answers the connection.

        :param attempt_id: what the start answered
        :param longest: in seconds
        :raises NotConnected: if the attempt failed, or if it is still pending after that long
        """
        end = time.monotonic() + longest
        while True:
            made = made_by(self.oauth.get_o_auth_attempt(attempt_id))
            if made is not None:
                return self.connections.get_connection(made)
            if time.monotonic() > end:
                raise NotConnected(f"nobody came back within {longest} s")
            time.sleep(BETWEEN_LOOKS)


def made_by(attempt: OAuthAttemptResponse) -> Optional[str]:
    """The id of the connection that came of an attempt; None while it is pending."""
    if attempt.status == "failed":
        raise NotConnected(f"the attempt failed: {attempt.code}", attempt.code)
    return attempt.connection_id if attempt.status == "completed" else None
