"""What every test has: a database and a catalog of its own, and no way out of this machine.

Settings are the ordinary ones; the environment says how tests differ.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django

TEMPORARY = Path(tempfile.mkdtemp(prefix="demarche-tests-"))
atexit.register(shutil.rmtree, TEMPORARY, ignore_errors=True)

(TEMPORARY / "static").mkdir()

os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    DEBUG="true",
    SITE_URL="http://testserver",
    CATALOG_DIR=str(TEMPORARY / "catalog"),
    STATIC_ROOT=str(TEMPORARY / "static"),
)
django.setup()
