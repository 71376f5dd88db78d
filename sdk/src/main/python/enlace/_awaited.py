import asyncio
from typing import Any, Callable, Generic, TypeVar

from enlace._patience import Patience, one_key
from enlace.client.exceptions import ApiException

Api = TypeVar("Api")
Answer = TypeVar("Answer")


class AwaitedApi(Generic[Api]):
    """The operations of an API, awaited.

    Each attempt runs in a thread; nothing waits in one, and who is cancelled between two attempts
    makes no other.
    """

    def __init__(self, api: Api, patience: Patience) -> None:
        self._api = api
        self._patience = patience

    async def _awaited(
        self, operation: Callable[..., Answer], *arguments: Any, **named: Any
    ) -> Answer:
        attempt = 1
        with one_key():
            while True:
                try:
                    return await asyncio.to_thread(operation, *arguments, **named)
                except ApiException as failure:
                    wait = self._patience.after(attempt, failure)
                    if wait is None:
                        raise
                await asyncio.sleep(wait)
                attempt += 1
