from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.http import QueryDict
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from archive.catalog.conditions import Condition
from archive.catalog.filters import ArchiveFilter, QueryForm
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import Start
from archive.dates import day_number
from archive.ledger import acts
from archive.vocabulary import terms
from archive.vocabulary.models import Tag
from tests.ledger.factories import BY, published

pytestmark = pytest.mark.django_db


def asked(query_string: str) -> ArchiveFilter:
    form = ArchiveFilter(QueryDict(query_string))
    assert form.is_valid(), form.errors
    return form


def errors(query_string: str) -> dict[str, list[str]]:
    form = ArchiveFilter(QueryDict(query_string))
    return {name: [str(error) for error in found] for name, found in form.errors.items()}


def labels(form: ArchiveFilter) -> list[str]:
    return [chip.label for chip in form.chips]


def test_nothing_asked_is_everything() -> None:
    assert asked("").query == CatalogQuery()
    assert asked("q=&tag=&from=&to=&dates=&sort=&page=").query == CatalogQuery()


def test_every_parameter_is_read() -> None:
    form = asked(
        "q=peace++talks&tag=nato&tag=un&not_tag=war&party=russia&dossier=crisis"
        "&from=2021-12&to=17+February+2022&dates=certain&sort=oldest&page=2"
    )

    assert form.query == CatalogQuery(
        words="peace talks",
        conditions=(
            Condition("tag", "nato"),
            Condition("tag", "un"),
            Condition("tag", "war", wanted=False),
            Condition("party", "russia"),
            Condition("dossier", "crisis"),
        ),
        first_day=day_number(2021, 12, 1),
        last_day=day_number(2022, 2, 17),
        certain=True,
        sort="oldest",
    )
    assert form.page == 2


@pytest.mark.parametrize(
    ("query_string", "days"),
    [
        ("from=2021&to=2021", (day_number(2021, 1, 1), day_number(2021, 12, 31))),
        ("from=44+BC", (day_number(-43, 1, 1), None)),
        ("to=-0043", (None, day_number(-43, 12, 31))),
        ("from=1939/1945&to=1939/1945", (day_number(1939, 1, 1), day_number(1945, 12, 31))),
        ("to=0001-01-01", (None, 1)),
        ("to=9999-12-31", (None, day_number(9999, 12, 31))),
    ],
)
def test_date_bounds_are_the_edges_of_what_was_typed(
    query_string: str, days: tuple[int | None, int | None]
) -> None:
    query = asked(query_string).query

    assert (query.first_day, query.last_day) == days


@pytest.mark.parametrize(
    ("query_string", "days"),
    [
        ("from=last+30+days", ((2026, 1, 31), None)),
        ("from=last+month&to=last+month", ((2026, 2, 1), (2026, 2, 28))),
        ("from=2+years+ago&to=Yesterday", ((2024, 3, 1), (2026, 2, 28))),
        ("from=after+1990&to=before+1918&from=between+3+and+5+May+1900", ((1900, 5, 3), (1918, 12, 31))),
    ],
)
def test_dates_in_words_and_from_today(query_string: str, days: tuple[Any, Any]) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        query = asked(query_string).query

    assert (query.first_day, query.last_day) == tuple(day and day_number(*day) for day in days)


def test_place_in_the_list_is_kept_in_its_own_address_alone() -> None:
    form = asked("tag=a&page=50&after=738000-17")

    assert form.start == Start(50, 738000 * 2**32 + 17)
    assert form.canonical_query_string == "tag=a&page=50&after=738000-17"
    assert form.with_value("tag", "b") == "tag=a&tag=b"
    assert isinstance(form.form, QueryForm)
    assert [field.name for field in form.form.kept_fields] == ["tag"]
    assert form.without("page") == "tag=a"


def test_date_from_today_stays_so_in_addresses_and_is_taken_anew() -> None:
    form = asked("from=Last++30+days&tag=a")
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        march = asked("from=last+30+days")
        assert labels(march) == ["From: last 30 days (31 January – 1 March 2026)"]
        meant = march.meaning

    with time_machine.travel(datetime(2026, 4, 1, 12, tzinfo=UTC)):
        assert asked("from=last+30+days").meaning != meant
    assert form.canonical_query_string == "tag=a&from=last+30+days"
    assert form.without("tag") == "from=last+30+days"


@pytest.mark.parametrize(
    ("query_string", "name"),
    [
        ("q=((((", "q"),
        ("q=" + "!" * 5000, "q"),
        ("q=%00", "q"),
        ("q=" + "+".join(map(str, range(17))), "q"),
        ("tag=a+b", "tag"),
        ("tag=%00", "tag"),
        ("tag=" + "a" * 300, "tag"),
        ("&".join(f"tag=t{number}" for number in range(17)), "tag"),
        ("not_tag=%F0%9F%98%80", "not_tag"),
        ("from=yesterday-ish", "from"),
        ("from=2021-02-30", "from"),
        ("from=99999999", "from"),
        ("from=0", "from"),
        ("from=n.d.", "from"),
        ("to=1915/..", "to"),
        ("from=2022&to=2021", "to"),
        ("from=" + "2" * 5000, "from"),
        ("dates=perhaps", "dates"),
        ("sort=random", "sort"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=%F0%9F%98%80", "page"),
        ("page=1.5", "page"),
        ("page=2&after=x", "after"),
        ("page=2&after=1", "after"),
        ("page=2&after=-1-1", "after"),
        ("page=2&after=1-4294967296", "after"),
        ("page=2&after=%D9%A1-%D9%A1", "after"),
        ("after=1-1", "after"),
    ],
)
def test_wrong_value_is_an_error_and_no_query(query_string: str, name: str) -> None:
    published("Never shown by a wrong query")
    form = ArchiveFilter(QueryDict(query_string))

    assert list(errors(query_string)) == [name]
    with pytest.raises(ValueError, match="no results"):
        form.results()


def test_page_beyond_the_end_has_nothing() -> None:
    published("The only one")
    page = asked("page=99999999999999999999999999").results()

    assert (page.is_beyond_end, page.hits, page.total, page.pages) == (True, (), 1, 1)


@pytest.mark.parametrize(
    ("query_string", "canonical"),
    [
        ("", ""),
        ("utm_source=x&page=1&sort=newest&dates=possible&q=+", ""),
        ("page=3&tag=b&tag=a&tag=b&q=x", "q=x&tag=a&tag=b&page=3"),
        ("to=early+2022&from=17+Dec.+2021", "from=2021-12-17&to=2022-01%2F2022-04~"),
    ],
)
def test_canonical_query_string(query_string: str, canonical: str) -> None:
    assert asked(query_string).canonical_query_string == canonical
    assert asked(canonical).canonical_query_string == canonical


def test_chips_name_what_is_in_force_and_take_it_away() -> None:
    published("Envoys meet", tags=("NATO",), parties=("Russia",))
    form = asked("q=envoys&tag=nato&tag=unknown&party=russia&from=2021-12&dates=certain&sort=oldest&page=2")

    assert {chip.label: chip.query_string for chip in form.chips} == {
        "Words: envoys": "tag=nato&tag=unknown&party=russia&from=2021-12&dates=certain&sort=oldest",
        "Tag: NATO": "q=envoys&tag=unknown&party=russia&from=2021-12&dates=certain&sort=oldest",
        "Tag: unknown": "q=envoys&tag=nato&party=russia&from=2021-12&dates=certain&sort=oldest",
        "Party: Russia": "q=envoys&tag=nato&tag=unknown&from=2021-12&dates=certain&sort=oldest",
        "From: December 2021": "q=envoys&tag=nato&tag=unknown&party=russia&dates=certain&sort=oldest",
        "Certain dates only": "q=envoys&tag=nato&tag=unknown&party=russia&from=2021-12&sort=oldest",
    }


def test_query_strings_for_one_more_click() -> None:
    form = asked("tag=b&sort=oldest&page=4")

    assert form.with_value("tag", "a") == "tag=a&tag=b&sort=oldest"
    assert form.with_value("tag", "b") == "tag=b&sort=oldest"
    assert form.with_value("sort", "relevance") == "tag=b&sort=relevance"
    assert form.without("tag") == "sort=oldest"
    assert form.within("2021-12") == "tag=b&from=2021-12&to=2021-12&sort=oldest"


def test_narrowing_down_never_widens_the_range() -> None:
    form = asked("from=2020-06-10&to=2022-03")

    assert form.within("2021") == "from=2021&to=2021"
    assert form.within("2020") == "from=2020-06-10&to=2020"
    assert form.within("2022") == "from=2022&to=2022-03"


def test_former_address_of_a_tag_means_its_present_one() -> None:
    published("Envoys meet", tags=("NATO",))
    published("Envoys part", tags=("Talks",))
    acts.rename(Tag.objects.get(name="NATO"), "Alliance", by=BY)

    wanted, unwanted = asked("tag=nato"), asked("not_tag=nato")

    assert (wanted.canonical_query_string, labels(wanted)) == ("tag=alliance", ["Tag: Alliance"])
    assert [hit.title for hit in wanted.results().hits] == ["Envoys meet"]
    assert [hit.title for hit in unwanted.results().hits] == ["Envoys part"]


def test_tag_that_no_published_record_carries_is_not_told_from_one_that_is_not_there() -> None:
    published("Envoys meet")
    terms.resolve(Tag, ["Secret"])

    assert labels(asked("tag=secret")) == ["Tag: secret"]
    assert asked("tag=secret").results().total == 0


@pytest.mark.parametrize("number", [1, 3])
def test_list_needs_one_database_query(number: int, django_assert_num_queries: Any) -> None:
    for index in range(number):
        published(f"Envoys {index}", tags=("NATO",), parties=("Russia",), date="2021")
    asked("tag=nato").results()

    with django_assert_num_queries(1):
        form = asked("q=envoys&tag=nato&party=russia&from=2021")
        page = form.results()

    assert (page.total, len(form.chips)) == (number, 4)


def test_typing_error_is_forgiven_where_nothing_matches() -> None:
    published("Ultimatum", tags=("War",))
    published("Talks")
    form = asked("q=title:ultimatun")

    assert (form.respelled, form.query.words) == ("title:ultimatum", "title:ultimatum")
    assert [hit.title for hit in form.results().hits] == [hit.title for hit in form.stream()] == ["Ultimatum"]
    assert form.canonical_query_string == "q=title%3Aultimatun"


@pytest.mark.parametrize(
    "query_string",
    ["q=ultimatum", "q=ultimatun+OR+talks", "q=ultimatun&tag=peace", "q=ultimatun+talks", "q=zzzz"],
)
def test_nothing_is_respelled_where_something_matches_or_nothing_would(query_string: str) -> None:
    published("Ultimatum", tags=("War",))
    published("Talks", tags=("Peace",))

    assert asked(query_string).respelled == ""


@trying(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*RECORDS.parameters]), st.text(max_size=30), max_size=4))
def test_any_value_gives_an_answer_or_an_error(data: dict[str, str]) -> None:
    form = ArchiveFilter(data)

    if form.is_valid():
        assert form.results().total == 0
        assert asked(form.canonical_query_string).query == form.query
    else:
        assert set(form.errors) <= set(RECORDS.parameters)
