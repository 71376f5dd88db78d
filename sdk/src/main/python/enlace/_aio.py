import asyncio
from typing import Any, AsyncIterator, Callable

from enlace._enlace import Enlace


class _AsyncOperations:
    def __init__(self, operations: Any) -> None:
        self._operations = operations

    def __getattr__(self, name: str) -> Callable[..., Any]:
        operation = getattr(self._operations, name)

        async def awaited(*arguments: Any, **named: Any) -> Any:
            return await asyncio.to_thread(operation, *arguments, **named)

        return awaited


class AsyncEnlace:
    """The same operations, awaited: each runs in a thread, and the event loop goes on.

    >>> enlace = AsyncEnlace("https://enlace.example", api_key)
    >>> await enlace.catalogue.list_available_connections()
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._enlace = Enlace(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return _AsyncOperations(getattr(self._enlace, name))

    async def await_connection(self, attempt_id: str, longest: float) -> Any:
        """See :meth:`Enlace.await_connection`."""
        return await asyncio.to_thread(self._enlace.await_connection, attempt_id, longest)

    async def items(
        self, list_operation: Callable[..., Any], **arguments: Any
    ) -> AsyncIterator[Any]:
        """All items of a list; each page is asked for when the one before it is used up."""
        cursor = None
        while True:
            page = await list_operation(cursor=cursor, **arguments)
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if cursor is None:
                return
