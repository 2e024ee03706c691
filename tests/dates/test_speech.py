from __future__ import annotations

import subprocess
import sys

import pytest
from django.utils import translation

from archive.dates import UnreadableDate, read_date
from archive.dates.speech import gettext, language


def test_language_is_the_one_that_django_speaks() -> None:
    with translation.override("uk"):
        assert language() == "uk"
        assert gettext("January") == "Січень"  # Django's own word

    assert gettext("January") == "January"


def test_without_a_language_english_is_spoken() -> None:
    with translation.override(None):
        assert (language(), gettext("January")) == ("en", "January")


def test_message_is_in_the_language_that_is_spoken_when_it_is_made() -> None:
    with translation.override("uk"), pytest.raises(UnreadableDate) as refused:
        read_date("sometime or other")

    assert str(refused.value) == gettext_in("uk", "%(text)r is not understood in a date") % {"text": "other"}


def gettext_in(code: str, text: str) -> str:
    """A text in a language."""
    with translation.override(code):
        return gettext(text)


def test_dates_stand_without_django() -> None:
    program = (
        "import sys; from archive.dates import read_edtf; from archive.dates.speech import gettext;"
        "print(read_edtf('1997~').words, gettext('January'), 'django' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout == "about 1997 January False\n"
