"""Catalogues are complete and right, and compiled as they are written."""

from __future__ import annotations

import pytest

from tests.translations import catalogue
from tests.translations.catalogue import compiled, faults, read_text, renewed, written
from tests.translations.extracting import Message, messages

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
" ? 1 : 2);\\n"

"""
TAGS = Message("%(n)s tag", "%(n)s tags", "", ("a.html", 1))
FIRST = Message("First <b>%(page)s</b>", "", "", ("a.html", 2))
RIGHT = 'msgid "First <b>%(page)s</b>"\nmsgstr "Перша <b>%(page)s</b>"\n'
PLURALS = 'msgid "%(n)s tag"\nmsgid_plural "%(n)s tags"\nmsgstr[0] "%(n)s тег"\nmsgstr[1] "%(n)s теги"\n'


@pytest.mark.parametrize("language", catalogue.languages())
def test_catalogue_is_complete_and_right(language: str) -> None:
    assert list(faults(catalogue.read(language), messages())) == []


@pytest.mark.parametrize("language", catalogue.languages())
def test_catalogue_is_compiled_as_it_is_written(language: str) -> None:
    assert catalogue.path_of(language, "mo").read_bytes() == compiled(catalogue.read(language))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "('a.html', 2): not in the catalogue: 'First <b>%(page)s</b>'"),
        (RIGHT + '\nmsgid "Last"\nmsgstr "Остання"\n', "no longer in the program: 'Last'"),
        ("#, fuzzy\n" + RIGHT, "fuzzy: 'First <b>%(page)s</b>'"),
        ('msgid "First <b>%(page)s</b>"\nmsgstr ""\n', "not translated: 'First <b>%(page)s</b>'"),
        (RIGHT.replace("Перша <b>%(page)s", "Перша <b>%(side)s"), "other places or elements"),
        (RIGHT.replace("Перша <b>%(page)s</b>", "Перша %(page)s"), "other places or elements"),
        (RIGHT.replace("Перша", " Перша"), "other blanks at the ends"),
    ],
)
def test_fault_is_found(text: str, fault: str) -> None:
    (found,) = faults(read_text(HEAD + text, "uk"), [FIRST])

    assert found.startswith(fault)


@pytest.mark.parametrize(
    ("last", "fault"),
    [
        ('msgstr[2] "%(n)s тегів"\n', None),
        ('msgstr[2] ""\n', "not translated: '%(n)s tag'"),
        ('msgstr[2] "тегів"\n', "other places or elements: '%(n)s tag'"),
        ("", "not translated: '%(n)s tag'"),
    ],
)
def test_every_plural_form_is_asked_for(last: str, fault: str | None) -> None:
    found = list(faults(read_text(HEAD + PLURALS + last, "uk"), [TAGS]))

    assert found == ([] if fault is None else [fault])


def test_catalogue_that_was_not_compiled_again_is_found() -> None:
    before, now = read_text(HEAD + RIGHT, "uk"), read_text(HEAD + RIGHT.replace("Перша", "Перший"), "uk")

    assert compiled(before) != compiled(now)
    assert compiled(before) == compiled(read_text(written(before).decode(), "uk"))


def test_renewing_keeps_translations_and_drops_what_is_gone() -> None:
    catalog = read_text(HEAD + RIGHT + '\nmsgid "Gone"\nmsgstr "Нема"\n', "uk")

    again = read_text(written(renewed(catalog, [FIRST, TAGS])).decode(), "uk")

    said = {entry.id: entry.string for entry in again if entry.id}
    assert said == {FIRST.singular: "Перша <b>%(page)s</b>", (TAGS.singular, TAGS.plural): ("", "", "")}
