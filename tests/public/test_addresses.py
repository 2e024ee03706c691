from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from archive.public.addresses import Day, Month, Slug, Year, absolute, absolute_to, path_of, path_to


@given(st.integers(-9999, 9999))
def test_year_is_read_as_it_is_written(year: int) -> None:
    written = Year().to_url(year)

    assert re.fullmatch(Year.regex, written)
    assert Year().to_python(written) == year


@pytest.mark.parametrize("text", ["-0", "00", "01", "0001", "10000", "+1", "2021a", "", "²"])
def test_year_has_one_form(text: str) -> None:
    assert re.fullmatch(Year.regex, text) is None


@pytest.mark.parametrize(("part", "last"), [(Month(), 12), (Day(), 31)])
def test_month_and_day_have_two_digits(part: Month | Day, last: int) -> None:
    numbers = [*range(1, last + 1)]
    written = map(part.to_url, numbers)

    assert [part.to_python(text) for text in written if re.fullmatch(part.regex, text)] == numbers
    assert [text for text in ("0", "00", "1", str(last + 1)) if re.fullmatch(part.regex, text)] == []


@pytest.mark.parametrize("text", ["a", "2021-12-note", "бумага", "بیانیه", "c_2", "人权"])
def test_slug_may_be_of_any_script(text: str) -> None:
    assert re.fullmatch(Slug.regex, text)


@pytest.mark.parametrize("text", ["", "a/b", "a.b", "a b", "..", "a%2fb", "a;b"])
def test_slug_holds_no_sign_of_addresses(text: str) -> None:
    assert re.fullmatch(Slug.regex, text) is None


def test_absolute_address_begins_with_the_site() -> None:
    assert absolute("/x/?y=1") == "http://testserver/x/?y=1"
    assert absolute_to("month-detail", -43, 3) == "http://testserver/dates/-43/03/"


@given(st.from_regex(Slug.regex, fullmatch=True), st.sampled_from(["en", "uk"]))
def test_path_is_the_one_that_is_looked_up(slug: str, language: str) -> None:
    with translation.override(language):
        paths = {name: path_to(slug, name) for name in ("article-detail", "tag-detail", "fact-detail")}
        assert paths == {name: reverse(name, args=[slug]) for name in paths}
        assert path_of("archive") == reverse("archive")
