import random
import re
import time
import uuid
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Iterator, Mapping, Optional

from enlace.client.exceptions import ApiException
from enlace.client.rest import RESTClientObject

_TRY_AGAIN = frozenset((429, 503))
_FIRST_WAIT = 0.25
_IDEMPOTENCY_KEY = "Idempotency-Key"

_key_of_all: ContextVar[Optional[str]] = ContextVar("_key_of_all", default=None)


@dataclass(frozen=True)
class Patience:
    """How often a request that was answered 429 or 503 is sent again, and how long it waits.

    ``Retry-After`` is obeyed; where it asks for more than ``longest_wait`` seconds the answer is
    given back at once, since asking earlier would only be refused again.
    """

    attempts: int = 4
    longest_wait: float = 30.0

    def after(self, attempt: int, failure: ApiException) -> Optional[float]:
        """How long to wait before sending once more; None to take the answer as it is."""
        if attempt >= self.attempts or failure.status not in _TRY_AGAIN:
            return None
        wait = _asked(failure.headers or {})
        if wait is None:
            wait = _doubling(attempt)
        return wait if wait <= self.longest_wait else None


class PatientRest(RESTClientObject):
    """Sends a request again where :class:`Patience` says so.

    Every POST gets an ``Idempotency-Key`` if it has none, the same for all its attempts, so that
    it has its effect once. Every attempt ends after ``timeout`` seconds, unless it is given a
    time of its own.
    """

    def __init__(self, configuration: Any, patience: Patience, timeout: float) -> None:
        super().__init__(configuration)
        self._patience = patience
        self._timeout = timeout

    def request(self, method: str, url: str, **arguments: Any) -> Any:
        if method.upper() == "POST":
            headers = dict(arguments.get("headers") or {})
            headers.setdefault(_IDEMPOTENCY_KEY, _key_of_all.get() or str(uuid.uuid4()))
            arguments["headers"] = headers
        if arguments.get("_request_timeout") is None:
            arguments["_request_timeout"] = self._timeout
        attempt = 1
        while True:
            try:
                return super().request(method, url, **arguments)
            except ApiException as failure:
                wait = self._patience.after(attempt, failure)
                if wait is None:
                    raise
            time.sleep(wait)
            attempt += 1


@contextmanager
def one_key() -> Iterator[None]:
    """What is sent meanwhile are attempts of one POST, for someone who waits between them."""
    before = _key_of_all.set(str(uuid.uuid4()))
    try:
        yield
    finally:
        _key_of_all.reset(before)


def _asked(headers: Mapping[str, str]) -> Optional[float]:
    """Enlace answers seconds (RFC 9110, 10.2.3)."""
    text = headers.get("Retry-After", "")
    return float(text) if re.fullmatch(r"\d{1,9}", text) else None


def _doubling(attempt: int) -> float:
    """With chance, so that those who were refused together do not come back together."""
    most = _FIRST_WAIT * 2 ** min(attempt, 10)
    return random.uniform(most / 2, most)
