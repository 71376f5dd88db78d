"""A client of Enlace: generated from its contract, with what a generated client lacks."""

from enlace._aio import AsyncEnlace
from enlace._enlace import Enlace
from enlace._failures import NotConnected, problem_of
from enlace._items import items
from enlace._patience import Patience
from enlace.client.exceptions import ApiException

__all__ = [
    "ApiException",
    "AsyncEnlace",
    "Enlace",
    "NotConnected",
    "Patience",
    "items",
    "problem_of",
]
