"""Messages are collected as the program looks them up."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.translations.extracting import messages, of_python, of_template


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("Said")', ("Said", "", "")),
        ('gettext_lazy("One "\n"text")', ("One text", "", "")),
        ('ngettext("%(n)d tag", "%(n)d tags", n)', ("%(n)d tag", "%(n)d tags", "")),
        ('pgettext("a demand", "new")', ("new", "", "a demand")),
        ('Message("no day %(day)d", day=3)', ("no day %(day)d", "", "")),
    ],
)
def test_message_of_code(source: str, found: tuple[str, str, str]) -> None:
    assert [message[:3] for message in of_python(source)] == [found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "Said" %}', ("Said", "", "")),
        ('{% block a %}{% if b %}{% translate "Within" %}{% endif %}{% endblock %}', ("Within", "", "")),
        ('{% translate "by" context "an answer" %}', ("by", "", "an answer")),
        (
            "{% blocktranslate count n=n %}{{ n }} tag{% plural %}{{ n }} tags{% endblocktranslate %}",
            ("%(n)s tag", "%(n)s tags", ""),
        ),
        ('{{ name|default:_("Nobody") }}', ("Nobody", "", "")),
        ('{% translate "100 %" %}', ("100 %%", "", "")),
    ],
)
def test_message_of_template(source: str, found: tuple[str, str, str]) -> None:
    assert [message[:3] for message in of_template("{% load i18n %}" + source)] == [found]


def test_what_is_not_marked_is_no_message() -> None:
    assert list(of_python('print("Said")')) == []
    assert list(of_template("{% load i18n %}<p>Said {% translate said %}</p>")) == []


def test_message_says_where_it_stands() -> None:
    (message,) = of_template('{% load i18n %}\n\n{% translate "Said" %}', "templates/page.html")

    assert message.place == ("templates/page.html", 3)


def test_messages_are_those_of_every_room() -> None:
    rooms = {
        message.place[0].split("/")[1] for message in messages() if message.place[0].startswith("archive")
    }

    assert {"catalog", "desk", "documents", "ledger", "public", "vocabulary"} <= rooms


def test_messages_are_in_english_whatever_is_spoken() -> None:
    with translation.override("uk"):
        assert [message.singular for message in of_template('{% load i18n %}{% translate "Yes" %}')] == [
            "Yes"
        ]
