"""The variables that configure a process: each with its type, default and meaning, as data.

The README's table is made from `VARIABLES`. A value that cannot be is refused by the name of its
variable; a secret is never repeated in the message.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", "testserver"})
LOCAL_SECRET_KEY = "only-for-this-machine-never-for-readers-0123456789-abcdefghij"  # noqa: S105
SECRET_KEY_LENGTH = 50
SECRET_KEY_VARIETY = 10


@dataclass(frozen=True, slots=True)
class Variable(Generic[T]):
    """An environment variable. `read` turns its text into a value or raises ValueError."""

    name: str
    default: str
    meaning: str
    read: Callable[[str], T]

    def value(self, variables: Mapping[str, str]) -> T:
        """Its value; raises ImproperlyConfigured, which names the variable and what is wrong."""
        try:
            return self.read(variables.get(self.name, "").strip() or self.default)
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name}: {error}") from None


def text(value: str) -> str:
    """Any text."""
    return value


def flag(value: str) -> bool:
    """`true` or `false`."""
    if value not in {"true", "false"}:
        raise ValueError(f"{value!r} is neither true nor false")
    return value == "true"


def count(value: str) -> int:
    """A whole number, 0 or more."""
    if not (value.isascii() and value.isdigit()):
        raise ValueError(f"{value!r} is not a whole number")
    return int(value)


def names(value: str) -> list[str]:
    """Names separated by commas."""
    return [name.strip() for name in value.split(",") if name.strip()]


def languages(value: str) -> list[str]:
    """Codes of languages that the interface has (English, and those in `locale`), each once."""
    there = ["en", *sorted(path.name for path in LOCALE.iterdir())]
    codes = names(value)
    if not codes or len(set(codes)) < len(codes) or not set(codes) <= set(there):
        raise ValueError(f"{value!r} is not one or more of {', '.join(there)}")
    return codes


def choice(*choices: str) -> Callable[[str], str]:
    """One of the words given."""

    def read(value: str) -> str:
        if value not in choices:
            raise ValueError(f"{value!r} is none of {', '.join(choices)}")
        return value

    return read


def folder(value: str) -> Path:
    """A folder, taken from the project's own when it is relative."""
    return ROOT / value


def time_zone(value: str) -> str:
    """The name of a time zone, such as Europe/Berlin."""
    if value not in zoneinfo.available_timezones():
        raise ValueError(f"{value!r} is not a time zone")
    return value


def site_url(value: str) -> str:
    """The address that readers use: scheme and host, no path. Without TLS only on this machine."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{value!r} is not an address such as https://archive.example")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ValueError(f"{value!r} must be scheme and host alone")
    if parts.scheme == "http" and not is_local(parts.hostname):
        raise ValueError(f"{value!r} must begin with https://")
    return value.rstrip("/")


def database(value: str) -> dict[str, Any]:
    """Django's settings of a SQLite or PostgreSQL database, from its address."""
    try:
        settings = dict(environ.Env.db_url_config(value))
    except Exception:  # its errors vary, and repeat the password
        raise ValueError("not the address of a database") from None
    engine = str(settings.get("ENGINE", "")).rpartition(".")[2]
    if engine not in {"sqlite3", "postgresql"} or not settings.get("NAME"):
        raise ValueError("must begin with sqlite:/// or postgres://, and name a database")
    if engine == "sqlite3" and settings["NAME"] != ":memory:":
        settings["NAME"] = ROOT / settings["NAME"]
    return settings


def is_local(host: str) -> bool:
    """Whether a host name can only mean this machine."""
    return host in LOCAL_HOSTS or host.endswith(".localhost")


DEBUG = Variable(
    "DEBUG", "false", "`true` only while developing: shows errors whole, to hosts of this machine alone", flag
)
SECRET_KEY = Variable(
    "SECRET_KEY",
    "",
    f"signs sessions and forms; {SECRET_KEY_LENGTH} characters or more, needed unless `DEBUG`",
    text,
)
ALLOWED_HOSTS = Variable(
    "ALLOWED_HOSTS", "", "host names that are answered, separated by commas; needed unless `DEBUG`", names
)
DATABASE_URL = Variable(
    "DATABASE_URL",
    "sqlite:///var/archive.sqlite3",
    "`sqlite:///file` or `postgres://user:password@host/name`",
    database,
)
DATABASE_TIMEOUT = Variable(
    "DATABASE_TIMEOUT", "30", "seconds that one statement may take on PostgreSQL; `0` for no limit", count
)
DATABASE_POOL = Variable(
    "DATABASE_POOL", "4", "connections to PostgreSQL that one process may hold; `0` for one a request", count
)
CATALOG_DIR = Variable(
    "CATALOG_DIR", "var/catalog", "folder of the search index; made anew when it is missing", folder
)
STATIC_ROOT = Variable(
    "STATIC_ROOT", "var/static", "folder into which `collectstatic` gathers static files", folder
)
SITE_NAME = Variable("SITE_NAME", "Demarche", "name of the archive, as readers see it", text)
SITE_URL = Variable(
    "SITE_URL",
    "http://127.0.0.1:8000",
    "address that readers use; all links that leave the site begin with it",
    site_url,
)
SERVES = Variable(
    "SERVES", "all", "`public` (readers' pages), `desk` (the admin) or `all`", choice("all", "public", "desk")
)
BEHIND_PROXY = Variable(
    "BEHIND_PROXY", "false", "`true` when a proxy in front sets `X-Forwarded-Proto` and readers cannot", flag
)
TIME_ZONE = Variable(
    "TIME_ZONE", "UTC", "time zone of the desk and of the days on which things were published", time_zone
)
LANGUAGES = Variable(
    "LANGUAGES",
    "en,uk",
    "languages of readers' pages, separated by commas: the first at plain addresses, others at `/uk/…`",
    languages,
)
SECOND_PERSON = Variable(
    "SECOND_PERSON",
    "false",
    "`true`: what is published must be approved, or published, by somebody who has written nothing of it",
    flag,
)
DEMO = Variable("DEMO", "false", "`true` only for the demo database: allows its demo accounts", flag)

VARIABLES: tuple[Variable[Any], ...] = (
    SECRET_KEY,
    ALLOWED_HOSTS,
    SITE_URL,
    SITE_NAME,
    DATABASE_URL,
    DATABASE_TIMEOUT,
    DATABASE_POOL,
    CATALOG_DIR,
    STATIC_ROOT,
    SERVES,
    BEHIND_PROXY,
    TIME_ZONE,
    LANGUAGES,
    SECOND_PERSON,
    DEBUG,
    DEMO,
)


def refuse_unsafe(*, debug: bool, demo: bool, secret_key: str, hosts: list[str], site: str) -> None:
    """Raises ImproperlyConfigured when the values, each right alone, would together be unsafe."""
    local = all(map(is_local, [*hosts, urlsplit(site).hostname or ""]))
    faults = [
        (debug and not local, "DEBUG: may be true only where ALLOWED_HOSTS and SITE_URL name this machine"),
        (demo and not local, "DEMO: may be true only where ALLOWED_HOSTS and SITE_URL name this machine"),
        (not debug and not hosts, "ALLOWED_HOSTS: name the hosts that are answered"),
        ("*" in hosts, "ALLOWED_HOSTS: name the hosts; * would answer any"),
        (not debug and not is_secret(secret_key), "SECRET_KEY: " + SECRET_KEY_RULE),
    ]
    for found, message in faults:
        if found:
            raise ImproperlyConfigured(message)


SECRET_KEY_RULE = (
    f"set {SECRET_KEY_LENGTH} random characters or more, for example from "
    "`python -c 'import secrets; print(secrets.token_urlsafe(50))'`"
)


def is_secret(key: str) -> bool:
    """Whether a key is long and varied, and not one that everybody knows."""
    known = key == LOCAL_SECRET_KEY or key.startswith("django-insecure-")
    return len(key) >= SECRET_KEY_LENGTH and len(set(key)) >= SECRET_KEY_VARIETY and not known
