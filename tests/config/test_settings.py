"""Settings as processes of their own see them: each starts with nothing but the variables named."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from config.environment import ROOT

PUBLIC_SITE = {
    "SECRET_KEY": "V3ry-l0ng-and-varied-0123456789-abcdefghijklmnopqrst",
    "ALLOWED_HOSTS": "archive.example",
    "SITE_URL": "https://archive.example",
}
LOADED = """
import json, sys, django
django.setup()
from django.conf import settings
from django.urls import get_resolver
from django.test import Client
client = Client(SERVER_NAME="archive.example", HTTP_X_FORWARDED_PROTO="https")
paths = ("/admin/login/", "/nowhere/", "/%00")
statuses = {path: client.get(path, secure=True).status_code for path in paths}
print(json.dumps({
    "prefixes": [str(pattern.pattern) for pattern in get_resolver().url_patterns],
    "apps": settings.INSTALLED_APPS,
    "middleware": settings.MIDDLEWARE,
    "desk": sorted(name for name in sys.modules if name.startswith("archive.desk")),
    "statuses": statuses,
}))
"""
SERVED = """
import json, django
django.setup()
from django.templatetags.static import static
from django.test import Client
client = Client(SERVER_NAME="archive.example")
files = {}
taken = {"css/tokens.css": "gzip, br", "js/contents.js": "gzip", "fonts/serif-latin.woff2": "gzip, br"}
for name, encodings in taken.items():
    address = static(name)
    answer = client.get(address, secure=True, HTTP_ACCEPT_ENCODING=encodings)
    wanted = ("Cache-Control", "Content-Encoding", "Content-Security-Policy")
    files[name] = [address, answer.status_code, *(answer.headers.get(each, "")[:40] for each in wanted)]
print(json.dumps(files))
"""


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of a process that has only these variables."""
    environment = {"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "config.settings", **variables}
    return subprocess.run(
        [sys.executable, "-W", "error", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of static files, gathered as for a public site."""
    folder = str(tmp_path_factory.mktemp("static"))
    process = run("manage.py", "collectstatic", "--no-input", STATIC_ROOT=folder, **PUBLIC_SITE)
    assert process.returncode == 0, process.stderr
    return folder


def loaded(serves: str, static_root: str) -> dict[str, Any]:
    """What a process that serves readers, the desk or both has loaded once it answered."""
    process = run("-c", LOADED, SERVES=serves, STATIC_ROOT=static_root, **PUBLIC_SITE)
    assert process.returncode == 0, process.stderr
    answer: dict[str, Any] = json.loads(process.stdout)
    return answer


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"DEBUG": "true"}, "DEBUG: may be true only where ALLOWED_HOSTS and SITE_URL name this machine"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS: name the hosts that are answered"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY: set 50 random characters or more, for example from"),
        ({"SERVES": "nobody"}, "SERVES: 'nobody' is none of all, public, desk"),
    ],
)
def test_process_that_would_be_unsafe_does_not_start(changes: dict[str, str], message: str) -> None:
    process = run("manage.py", "check", **PUBLIC_SITE | changes)

    assert process.returncode == 1
    assert process.stderr.splitlines()[-1].startswith(
        f"django.core.exceptions.ImproperlyConfigured: {message}"
    )


@pytest.mark.parametrize("serves", ["all", "public", "desk"])
def test_public_site_passes_the_checks_for_deployment(serves: str) -> None:
    process = run("manage.py", "check", "--deploy", "--fail-level=WARNING", SERVES=serves, **PUBLIC_SITE)

    assert (process.returncode, process.stderr) == (0, "")


def test_process_for_readers_has_no_way_to_the_desk(static_root: str) -> None:
    process = loaded("public", static_root)

    assert not {"admin/", "preview/"} & {*process["prefixes"]}
    assert process["desk"] == []
    assert not {"django.contrib.admin", "django.contrib.auth", "django.contrib.sessions"} & {*process["apps"]}
    assert not [name for name in process["middleware"] if "session" in name.lower() or "auth" in name]
    assert process["statuses"] == {"/admin/login/": 404, "/nowhere/": 404, "/%00": 400}


def test_process_for_the_desk_has_no_pages_for_readers(static_root: str) -> None:
    process = loaded("desk", static_root)

    assert process["prefixes"] == ["healthz", "readyz", "admin/", "preview/"]
    assert process["statuses"] == {"/admin/login/": 200, "/nowhere/": 404, "/%00": 400}


def test_process_for_all_has_both(static_root: str) -> None:
    process = loaded("all", static_root)

    assert {"healthz", "readyz", "", "admin/", "preview/"} <= {*process["prefixes"]}
    assert process["statuses"] == {"/admin/login/": 200, "/nowhere/": 404, "/%00": 400}


def test_static_files_are_compressed_and_kept_for_ever_under_hashed_names(static_root: str) -> None:
    process = run("-c", SERVED, SERVES="public", STATIC_ROOT=static_root, **PUBLIC_SITE)
    assert process.returncode == 0, process.stderr
    files: dict[str, list[Any]] = json.loads(process.stdout)

    kept = ["max-age=315360000, public, immutable"]
    policy = ["default-src 'none'; style-src 'self'; sc"]
    assert [told[1:] for told in files.values()] == [
        [200, *kept, "br", *policy],
        [200, *kept, "gzip", *policy],
        [200, *kept, "", *policy],
    ]
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", told[0]) for told in files.values())
