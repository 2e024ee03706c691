"""`make messages`: collect the messages of the program into each catalogue, and compile it.

    python -m tests.translations [language …]

A language that is named and has no catalogue yet gets one. Prints what is left to translate.
"""

from __future__ import annotations

import os
import sys

import django


def main(named: list[str]) -> None:
    """Renew and compile the catalogues of these languages, or of all that have one."""
    from tests.translations import catalogue, extracting

    messages = list(extracting.messages())
    for language in named or catalogue.languages():
        path = catalogue.path_of(language, "po")
        path.parent.mkdir(parents=True, exist_ok=True)
        found = catalogue.read(language) if path.exists() else catalogue.new(language)
        catalog = catalogue.renewed(found, messages)
        path.write_bytes(catalogue.written(catalog))
        catalogue.path_of(language, "mo").write_bytes(catalogue.compiled(catalog))
        for fault in catalogue.faults(catalog, messages):
            sys.stdout.write(f"{path.name} ({language}): {fault}\n")


if __name__ == "__main__":
    os.environ.update(DJANGO_SETTINGS_MODULE="config.settings", DEBUG="true")
    django.setup()
    main(sys.argv[1:])
