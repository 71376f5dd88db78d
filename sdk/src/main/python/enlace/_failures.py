from typing import Optional

from enlace.client.exceptions import ApiException
from enlace.client.models.problem import Problem


class NotConnected(Exception):
    """An OAuth attempt that brought no connection: it failed, or nobody came back in time.

    ``code`` is that of the problem, None if it is time.
    """

    def __init__(self, message: str, code: Optional[str] = None) -> None:
        super().__init__(message)
        self.code = code


def problem_of(failure: ApiException) -> Optional[Problem]:
    """The problem that was answered; None if something else went wrong."""
    kind = (failure.headers or {}).get("Content-Type", "")
    if not failure.body or not kind.startswith("application/problem+json"):
        return None
    return Problem.from_json(failure.body)
