"""A condition of a query: what a document of the index must, or must not, carry."""

from __future__ import annotations

from typing import NamedTuple


class Condition(NamedTuple):
    """This very value in this field of the index: carried, or (not `wanted`) not carried."""

    field: str
    value: str
    wanted: bool = True
