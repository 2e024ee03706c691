"""Where the time of an answer goes: the search engine, the database, the template, and the rest."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import tantivy
from django.db import connection
from django.template.backends.django import Template

from archive.catalog import storage

Spent = defaultdict[str, float]
"""Seconds by who spent them."""

ENGINE, DATABASE, TEMPLATE = "engine", "database", "template"


class Watch:
    """Counts the seconds that are spent in calls, but for those of calls inside them."""

    def __init__(self) -> None:
        self.spent: Spent = defaultdict(float)
        self._inner = [0.0]

    def timed(self, who: str, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Make a call, and note how long it took."""
        self._inner.append(0.0)
        start = time.perf_counter()
        try:
            return call(*args, **kwargs)
        finally:
            took = time.perf_counter() - start
            self.spent[who] += took - self._inner.pop()
            self._inner[-1] += took


class _Searcher:
    """A searcher of the engine whose every call is timed."""

    def __init__(self, searcher: tantivy.Searcher, watch: Watch) -> None:
        self._searcher, self._watch = searcher, watch

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._searcher, name)
        return (
            (lambda *args, **kwargs: self._watch.timed(ENGINE, found, *args, **kwargs))
            if callable(found)
            else found
        )


@contextmanager
def watched() -> Iterator[Watch]:
    """Time all calls of engine, database and templates in this process."""
    watch = Watch()
    snapshot, render = storage.Snapshot, Template.render

    def timed_snapshot(searcher: Any, mark: storage.Mark) -> storage.Snapshot:
        return snapshot(_Searcher(searcher, watch), mark)  # type: ignore[arg-type]

    def timed_render(template: Template, *args: Any, **kwargs: Any) -> Any:
        return watch.timed(TEMPLATE, render, template, *args, **kwargs)

    storage.Snapshot, Template.render = timed_snapshot, timed_render  # type: ignore[misc, assignment, method-assign]
    storage._shelf.cache_clear()
    try:
        with connection.execute_wrapper(lambda execute, *query: watch.timed(DATABASE, execute, *query)):
            yield watch
    finally:
        storage.Snapshot, Template.render = snapshot, render  # type: ignore[misc, method-assign]
