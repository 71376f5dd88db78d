from typing import Any, Callable, Iterator, Optional, Protocol, Sequence, TypeVar

Item = TypeVar("Item", covariant=True)


class Page(Protocol[Item]):
    """One page of a list, as every list of Enlace answers it."""

    @property
    def items(self) -> Sequence[Item]: ...

    @property
    def next_cursor(self) -> Optional[str]: ...


def items(list_operation: Callable[..., Page[Item]], **arguments: Any) -> Iterator[Item]:
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
