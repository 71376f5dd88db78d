from typing import Any, Callable, Iterator


def items(list_operation: Callable[..., Any], **arguments: Any) -> Iterator[Any]:
    """All items of a list; each page is asked for when the one before it is used up.

    >>> for connection in items(enlace.connections.list_connections, limit=100): ...
    """
    cursor = None
    while True:
        page = list_operation(cursor=cursor, **arguments)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return
