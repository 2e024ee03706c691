"""What every test has: a database and a catalog of its own, and no way out of this machine.

Settings are the ordinary ones; the environment says how tests differ.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from hypothesis import settings as hypothesis
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from config.environment import DATABASE_URL, VARIABLES
from tests.lateness import let_answers_be_late
from tests.memory import IN_MEMORY
from tests.templates import MissingVariable

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # there is none for root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]

# Whoever runs tests in the background has all that they start ignore the keyboard's interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

gc.set_threshold(100_000, 20, 100)  # a twelfth of the work was to look for garbage

TEMPORARY = Path(tempfile.mkdtemp(prefix="demarche-tests-", dir=IN_MEMORY))
atexit.register(shutil.rmtree, TEMPORARY, ignore_errors=True)
(TEMPORARY / "static").mkdir()

for variable in set(VARIABLES) - {DATABASE_URL}:  # whatever the shell has set
    os.environ.pop(variable.name, None)
os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    DJANGO_ALLOW_ASYNC_UNSAFE="true",  # the browser's driver keeps an event loop in the test's thread
    DEBUG="true",
    SITE_URL="http://testserver",
    CATALOG_DIR=str(TEMPORARY / "catalog"),
    STATIC_ROOT=str(TEMPORARY / "static"),
)
TEMPLATES: list[dict[str, Any]] = settings.TEMPLATES
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = MissingVariable()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()

from archive.catalog import storage  # noqa: E402 (needs the settings)
from tests.ledger.flushing import lift_guards_for_flush  # noqa: E402 (needs the models)

lift_guards_for_flush()

# No law is timed; where a failure must be found again, the same examples are tried each time.
hypothesis.register_profile("demarche", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.load_profile("demarche")


# What a page shows is waited for, not timed: a machine may be busy.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """A SQLite database in a file, as in earnest: threads have connections of their own."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(TEMPORARY / "archive.sqlite3")


@pytest.fixture(autouse=True)
def own_catalog(settings: Settings) -> Iterator[None]:
    """A catalog folder for this test alone, without an index: each has a ledger of its own."""
    with tempfile.TemporaryDirectory(dir=TEMPORARY) as folder:
        settings.CATALOG_DIR = Path(folder) / "catalog"
        yield
        storage._shelf.cache_clear()  # the engine looks after each index that is open, twice a second


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which finds no host but this machine."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_ARGUMENTS}


def pytest_addoption(parser: pytest.Parser) -> None:
    """For the run on a second database, and for the search of tests that win a race by chance."""
    parser.addoption(
        "--on-the-database",
        action="store_true",
        help="only tests that touch the database, without a browser: that finds nothing different there",
    )
    parser.addoption(
        "--late",
        action="store_true",
        help="let the servers of browsers answer up to a second late: who does not wait for them fails",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Late answers, where they are asked for."""
    if config.getoption("--late"):
        let_answers_be_late()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that empty the database come last, since what migrations put there (the roles of the
    desk) is gone after them. The browser's fixtures would bring theirs forward."""
    items.sort(key=empties_the_database)
    if config.getoption("--on-the-database"):
        config.hook.pytest_deselected(items=[item for item in items if not touches_the_database(item)])
        items[:] = filter(touches_the_database, items)


def touches_the_database(item: pytest.Item) -> bool:
    """Whether a test may read or write there, other than by what a browser shows. Tests marked
    `every_database` go all the way, from the page to the database and back, on each."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if fixtures & {"page", "browser"} and not item.get_closest_marker("every_database"):
        return False
    return any(item.iter_markers("django_db")) or bool(fixtures & {"db", "transactional_db", "live_server"})


def empties_the_database(item: pytest.Item) -> bool:
    """Whether a test commits, so that the database is emptied after it."""
    fixtures = set(getattr(item, "fixturenames", ()))
    marks = item.iter_markers("django_db")
    return bool(fixtures & {"transactional_db", "live_server"}) or any(
        mark.kwargs.get("transaction") for mark in marks
    )
