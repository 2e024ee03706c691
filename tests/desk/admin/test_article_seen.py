"""What the page of an article tells those who look at it."""

from __future__ import annotations

import pytest

from archive.desk.articles import save_document
from tests.desk.admin.pages import CHANGE, account, signed_in, texts, tree
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db


def test_chosen_term_whose_name_mixes_scripts_is_told_below_its_box() -> None:
    article = save_document(titled("Talks", tags=("Protest",), parties=("\u0420oland",)), by=None)

    response = signed_in(account("ed", "editor")).get(CHANGE.format(article.pk))

    told = {name: texts(response, "div", f"field-{name}") for name in ("tags", "parties", "dossiers")}
    doubt = "“\u0420oland” mixes letters of different scripts: it may not be the name that it looks like."
    assert [name for name, (said,) in told.items() if doubt in said] == ["parties"]


def test_who_may_only_see_an_article_reads_all_that_it_says() -> None:
    treaty = save_document(TREATY, by=None)
    writer = signed_in(account("wren", "writer"))

    response = writer.get(CHANGE.format(treaty.pk))

    (said,) = texts(response, "div", "reading")
    relation, demand = TREATY.relations[0], list(TREATY.demands)[1]
    for part in (
        *(TREATY.title, TREATY.headline, TREATY.dek, TREATY.date.words, TREATY.lead, TREATY.closing),
        *("Form Two drafts", "First.", "OneTwo", "Northland, Southland → Island Union"),
        *(f"{demand.text} {demand.key} restates {demand.restates}", f"responds to {relation.target}"),
        *("1990-05-old-demand#d2 deferred. Later", "Harbours · Arms control", "The Strait"),
        *("Note of the powers, Northland, 3 March 1998", "https://example.org/herald"),
    ):
        assert part in said
    assert list(tree(response).iter("textarea")) == []
