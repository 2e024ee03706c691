"""What the log must not hold."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(/preview/)[^/?#\s\"']+")


def hide_tokens(record: logging.LogRecord) -> bool:
    """A filter that takes the tokens of preview links out of every line: whoever has one may read."""
    message = record.getMessage()
    hidden = _TOKEN.sub(r"\1…", message)
    if hidden != message:
        record.msg, record.args = hidden, ()
    return True
