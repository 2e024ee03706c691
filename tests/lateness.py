"""Answers that come late, as on a busy machine: a walk in a browser that does not wait for one then fails."""

from __future__ import annotations

import random
import time
from typing import Any, Final

from django.core.handlers.wsgi import WSGIHandler

AT_LEAST: Final = 0.1
AT_MOST: Final = 1.0
"""Seconds that pass before an answer is begun."""

_answer: Final = WSGIHandler.__call__


def _answer_late(self: WSGIHandler, environ: Any, start_response: Any) -> Any:
    time.sleep(random.uniform(AT_LEAST, AT_MOST))
    return _answer(self, environ, start_response)


def let_answers_be_late() -> None:
    """To be called once, by the root conftest."""
    WSGIHandler.__call__ = _answer_late  # type: ignore[method-assign]
