"""Every component in each of its states, on one page, for those who work on them (only while developing)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from archive.catalog.hits import Hit, Named
from archive.catalog.neighbours import Answered, Restated
from archive.dates import read_date
from archive.documents import Document, KeyFact, Section, Source, Verdict
from archive.public.article_page import ArticleContent, ListedDemand, ShownBlock
from archive.public.controls import Control, Option
from archive.public.lists import Paging
from archive.public.periods import Period
from archive.public.validators import reader_page, unstored

_COLOURS: Final = (
    *("paper", "raised", "sunk", "ink", "quiet", "line", "strong-line", "link", "mark", "focus"),
    *("met", "partly", "refused", "open"),
)
_SIZES: Final = ("3xl", "2xl", "xl", "l", "m", "s", "xs")
_DATES: Final = ("17 December 1921", "early 2022", "c. 1914", "28–30 June 2022", "")
_AT: Final = datetime(2022, 5, 4, 12, tzinfo=UTC)

HIT: Final = Hit(
    record=1,
    slug="a-note",
    title="Arcadia demands the strait",
    dek="A note with two demands",
    date=read_date("17 December 1921"),
    edition=2,
    published_at=_AT,
    corrected_at=_AT,
    tags=(Named("straits", "Straits"), Named("fleets", "Fleets")),
)
DOCUMENT: Final = Document(
    title="Arcadia demands the strait",
    lead="The note was handed over in the morning. [^note]",
    key_facts=(KeyFact(label="Place", value="Port Vale", source="note"), KeyFact(label="Hour", value="Nine")),
    blocks=tuple(Section(heading=f"Part {number}", paragraphs=("Text.",)) for number in range(1, 5)),
    sources=(
        Source(key="note", title="Note verbale", issuer="Arcadia", date="1921", url="https://a.example/"),
    ),
)


@reader_page
def style(request: HttpRequest) -> HttpResponseBase:
    """The page. A site that readers use has none."""
    if not settings.DEBUG:
        raise Http404
    return unstored(render(request, "style.html", sample()))


def sample() -> dict[str, Any]:
    """One of everything."""
    return {
        "colours": _COLOURS,
        "sizes": _SIZES,
        "dates": [read_date(date) for date in _DATES],
        "verdicts": list(Verdict),
        "hits": [HIT],
        "periods": [Period(date=read_date("1921"), hits=(HIT,), is_begun=True, goes_on=True)],
        "controls": [control("checkbox"), control("radio")],
        "hit": HIT,
        "content": ArticleContent(DOCUMENT),
        "demand_list": demand_list(),
        "paging": Paging(number=2, pages=3, previous="?page=1", next="?page=3"),
        "acts": [("correct", "Corrected"), ("withdraw", "Withdrawn"), ("reinstate", "Reinstated")],
        "changed": [("same", "The fleet leaves at "), ("removed", "nine"), ("added", "noon")],
    }


def control(kind: str) -> Control:
    """A facet with a value that is chosen, and one that is not."""
    options = (Option("peace", "Peace", 12, is_chosen=True), Option("straits", "Straits", 3, is_chosen=False))
    return Control(name=kind, label="Tags", type=kind, options=options, all_address="", all_label="")


def demand_list() -> ShownBlock:
    """A demand list with an answered, a restated and an open demand."""
    answered = Answered("d1", Verdict.PARTLY_ACCEPTED, "With changes", "", HIT)
    return ShownBlock(
        heading="The demands",
        level=3,
        anchor="section_the-demands",
        paragraphs=("The note demands: [^note]",),
        issuers=(Named("arcadia", "Arcadia"),),
        addressees=(Named("boreal-league", "Boreal League"),),
        demands=(
            _demand("d1", "Withdraw the *fleet* from the strait", answers=(answered,)),
            _demand("d2", "Publish the secret treaty", restated_by=(Restated("d2", "d1", HIT),)),
            _demand("d3", "Pay for the damage"),
        ),
    )


def _demand(key: str, text: str, **known: Any) -> ListedDemand:
    return ListedDemand(**{"restates": (), "restated_by": (), "answers": ()} | known, key=key, text=text)
