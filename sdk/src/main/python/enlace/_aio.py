import asyncio
import time
from functools import partial
from typing import Any, AsyncIterator, Awaitable, Callable, Optional

from enlace._enlace import ANSWER_TIMEOUT, BETWEEN_LOOKS, Enlace, made_by
from enlace._failures import NotConnected
from enlace._items import Item, Page
from enlace._patience import Patience
from enlace.client import ConnectionResponse
from enlace.client.async_apis import (
    AsyncApiKeysApi,
    AsyncAuditApi,
    AsyncCatalogueApi,
    AsyncChecksApi,
    AsyncConnectPageApi,
    AsyncConnectSessionsApi,
    AsyncConnectionsApi,
    AsyncDeliveriesApi,
    AsyncKeysApi,
    AsyncMessagesApi,
    AsyncOAuthApi,
    AsyncSharingApi,
    AsyncStatsApi,
    AsyncTokensApi,
    AsyncWebhooksApi,
    AsyncWorkspacesApi,
)

_ONCE = Patience(attempts=1)


class AsyncEnlace:
    """The same operations, awaited: each request runs in a thread, and the event loop goes on.

    >>> enlace = AsyncEnlace("https://enlace.example", api_key)
    >>> await enlace.catalogue.list_available_connections()

    The parameters are those of :class:`Enlace`.
    """

    def __init__(
        self,
        url: str,
        api_key: str,
        user: Optional[str] = None,
        patience: Patience = Patience(),
        timeout: float = ANSWER_TIMEOUT,
    ) -> None:
        self._like = partial(AsyncEnlace, url, api_key, patience=patience, timeout=timeout)
        enlace = Enlace(url, api_key, user, _ONCE, timeout)
        self.catalogue = AsyncCatalogueApi(enlace.catalogue, patience)
        self.oauth = AsyncOAuthApi(enlace.oauth, patience)
        self.connections = AsyncConnectionsApi(enlace.connections, patience)
        self.checks = AsyncChecksApi(enlace.checks, patience)
        self.sharing = AsyncSharingApi(enlace.sharing, patience)
        self.tokens = AsyncTokensApi(enlace.tokens, patience)
        self.messages = AsyncMessagesApi(enlace.messages, patience)
        self.api_keys = AsyncApiKeysApi(enlace.api_keys, patience)
        self.keys = AsyncKeysApi(enlace.keys, patience)
        self.webhooks = AsyncWebhooksApi(enlace.webhooks, patience)
        self.deliveries = AsyncDeliveriesApi(enlace.deliveries, patience)
        self.workspaces = AsyncWorkspacesApi(enlace.workspaces, patience)
        self.audit = AsyncAuditApi(enlace.audit, patience)
        self.stats = AsyncStatsApi(enlace.stats, patience)
        self.connect_sessions = AsyncConnectSessionsApi(enlace.connect_sessions, patience)
        self.connect_page = AsyncConnectPageApi(enlace.connect_page, patience)

    def acting_for(self, user: str) -> "AsyncEnlace":
        """The same key acting for a user of yours."""
        return self._like(user=user)

    async def await_connection(self, attempt_id: str, longest: float) -> ConnectionResponse:
        """See :meth:`Enlace.await_connection`."""
        end = time.monotonic() + longest
        while True:
            made = made_by(await self.oauth.get_o_auth_attempt(attempt_id))
            if made is not None:
                return await self.connections.get_connection(made)
            if time.monotonic() > end:
                raise NotConnected(f"nobody came back within {longest} s")
            await asyncio.sleep(BETWEEN_LOOKS)

    async def items(
        self, list_operation: Callable[..., Awaitable[Page[Item]]], **arguments: Any
    ) -> AsyncIterator[Item]:
        """All items of a list; each page is asked for when the one before it is used up."""
        cursor = None
        while True:
            page = await list_operation(cursor=cursor, **arguments)
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if cursor is None:
                return
