"""A variable without a value fails in templates of ours, and is empty in those of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import Context, Engine, Origin, Template, engines

from tests.templates import ROOT


def rendered(source: str, path: Path) -> str:
    """A template as if it stood at this path."""
    engine: Engine = engines["django"].engine  # type: ignore[attr-defined]
    return Template(source, origin=Origin(str(path)), engine=engine).render(Context({"known": "here"}))


@pytest.mark.parametrize(
    "source", ["{{ unknown }}", "{{ known.part }}", "{% with a=unknown|upper %}{% endwith %}"]
)
def test_missing_variable_in_our_template_fails(source: str) -> None:
    with pytest.raises(
        pytest.fail.Exception, match=r"templates/page.html: (unknown|known\.part) has no value"
    ):
        rendered(source, ROOT / "templates" / "page.html")


def test_missing_variable_may_be_asked_for_in_a_condition() -> None:
    assert rendered("{% if unknown %}yes{% else %}no{% endif %}", ROOT / "templates" / "page.html") == "no"


def test_missing_variable_in_a_template_of_others_is_empty() -> None:
    assert (
        rendered("{{ unknown }}{{ unknown|default:'-' }}{{ known }}", Path("/elsewhere/page.html")) == "-here"
    )
