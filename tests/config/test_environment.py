from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.environment import ROOT, Variable, refuse_unsafe

SECRET = "V3ry-l0ng-and-varied-0123456789-abcdefghijklmnopqrst"


def public_site(**changes: Any) -> dict[str, Any]:
    """The values of a site that may be served."""
    right = {
        "debug": False,
        "demo": False,
        "secret_key": SECRET,
        "hosts": ["archive.example"],
        "site": "https://archive.example",
    }
    return right | changes


@pytest.mark.parametrize("variable", environment.VARIABLES, ids=lambda variable: variable.name)
def test_default_of_every_variable_is_a_right_value(variable: Variable[Any]) -> None:
    assert variable.value({}) == variable.read(variable.default)


def test_names_of_variables_are_unique() -> None:
    names = [variable.name for variable in environment.VARIABLES]

    assert len(names) == len(set(names))


def test_every_variable_of_the_module_is_listed() -> None:
    defined = {value.name for value in vars(environment).values() if isinstance(value, Variable)}

    assert {variable.name for variable in environment.VARIABLES} == defined


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        (environment.DEBUG, "yes", "DEBUG: 'yes' is neither true nor false"),
        (environment.DATABASE_POOL, "-1", "DATABASE_POOL: '-1' is not a whole number"),
        (environment.DATABASE_TIMEOUT, "²", "DATABASE_TIMEOUT: '²' is not a whole number"),
        (environment.SERVES, "both", "SERVES: 'both' is none of all, public, desk"),
        (environment.LANGUAGES, "en,de", "LANGUAGES: 'en,de' is not one or more of en, uk"),
        (environment.LANGUAGES, "uk,uk", "LANGUAGES: 'uk,uk' is not one or more of en, uk"),
        (environment.LANGUAGES, ",", "LANGUAGES: ',' is not one or more of en, uk"),
        (environment.TIME_ZONE, "Mars/Olympus", "TIME_ZONE: 'Mars/Olympus' is not a time zone"),
        (
            environment.SITE_URL,
            "archive.example",
            "SITE_URL: 'archive.example' is not an address such as https://archive.example",
        ),
        (
            environment.SITE_URL,
            "https://archive.example/here",
            "SITE_URL: 'https://archive.example/here' must be scheme and host alone",
        ),
        (
            environment.SITE_URL,
            "http://archive.example",
            "SITE_URL: 'http://archive.example' must begin with https://",
        ),
        (
            environment.DATABASE_URL,
            "mysql://root:hunter2@localhost/archive",
            "DATABASE_URL: must begin with sqlite:/// or postgres://, and name a database",
        ),
        (
            environment.DATABASE_URL,
            "postgres://archive:hunter2@localhost/",
            "DATABASE_URL: must begin with sqlite:/// or postgres://, and name a database",
        ),
        (environment.DATABASE_URL, "hunter2", "DATABASE_URL: not the address of a database"),
        (
            environment.DATABASE_URL,
            "postgres://archive:hunter2@localhost:port/archive",
            "DATABASE_URL: not the address of a database",
        ),
    ],
)
def test_wrong_value_is_refused_by_name(variable: Variable[Any], text: str, message: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        variable.value({variable.name: text})

    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        (environment.DEBUG, "true", True),
        (environment.DEBUG, " false ", False),
        (environment.ALLOWED_HOSTS, "a.example, b.example,", ["a.example", "b.example"]),
        (environment.SITE_URL, "https://archive.example/", "https://archive.example"),
        (environment.SITE_URL, "http://localhost:8001", "http://localhost:8001"),
        (environment.CATALOG_DIR, "", ROOT / "var/catalog"),
        (environment.CATALOG_DIR, "/srv/catalog", Path("/srv/catalog")),
    ],
)
def test_right_value_is_read(variable: Variable[Any], text: str, value: object) -> None:
    assert variable.value({variable.name: text}) == value


def test_sqlite_database_is_taken_from_the_project() -> None:
    database = environment.DATABASE_URL.value({"DATABASE_URL": "sqlite:///var/here.sqlite3"})

    assert (database["ENGINE"], database["NAME"]) == ("django.db.backends.sqlite3", ROOT / "var/here.sqlite3")


def test_sqlite_database_may_be_in_memory() -> None:
    assert environment.DATABASE_URL.value({"DATABASE_URL": "sqlite:///:memory:"})["NAME"] == ":memory:"


def test_postgresql_database_may_listen_on_a_socket() -> None:
    database = environment.DATABASE_URL.value({"DATABASE_URL": "postgres://archive@//run/postgresql/records"})

    assert (database["USER"], database["HOST"], database["NAME"]) == ("archive", "/run/postgresql", "records")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"hosts": ["localhost"], "site": "http://localhost:8000", "demo": True},
        {"hosts": [], "site": "http://127.0.0.1:8000", "debug": True, "secret_key": ""},
    ],
)
def test_safe_values_are_served(changes: dict[str, Any]) -> None:
    refuse_unsafe(**public_site(**changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"debug": True}, "DEBUG: may be true only where ALLOWED_HOSTS and SITE_URL name this machine"),
        (
            {"debug": True, "hosts": ["localhost"]},
            "DEBUG: may be true only where ALLOWED_HOSTS and SITE_URL name this machine",
        ),
        ({"demo": True}, "DEMO: may be true only where ALLOWED_HOSTS and SITE_URL name this machine"),
        ({"hosts": []}, "ALLOWED_HOSTS: name the hosts that are answered"),
        ({"hosts": ["archive.example", "*"]}, "ALLOWED_HOSTS: name the hosts; * would answer any"),
        ({"secret_key": ""}, "SECRET_KEY: " + environment.SECRET_KEY_RULE),
        ({"secret_key": SECRET[:49]}, "SECRET_KEY: " + environment.SECRET_KEY_RULE),
        ({"secret_key": "ab" * 40}, "SECRET_KEY: " + environment.SECRET_KEY_RULE),
        ({"secret_key": environment.LOCAL_SECRET_KEY}, "SECRET_KEY: " + environment.SECRET_KEY_RULE),
        ({"secret_key": "django-insecure-" + SECRET}, "SECRET_KEY: " + environment.SECRET_KEY_RULE),
    ],
)
def test_unsafe_values_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_unsafe(**public_site(**changes))

    assert str(refusal.value) == message
