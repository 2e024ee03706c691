from __future__ import annotations

import pytest

from archive.dates import UnreadableDate, read_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("17–18 February 2022", "2022-02-17/2022-02-18"),
        ("December 13 – 15, 1961", "1961-12-13/1961-12-15"),
        ("June 22-23 1972", "1972-06-22/1972-06-23"),
        ("December 3 and 4, 1971", "1971-12-03/1971-12-04"),
        ("March 9 and/or 10, 1956", "1956-03-09/1956-03-10"),
        ("May 2/3, 1957", "1957-05-02/1957-05-03"),
        ("the 5th or 6th of May 1950", "1950-05-05/1950-05-06"),
        ("between 3 and 5 May 1950", "1950-05-03/1950-05-05"),
        ("the night of 23–24 February 2022", "2022-02-23/2022-02-24"),
        ("17-18.02.2022", "2022-02-17/2022-02-18"),
        ("April 30–May 2, 1955", "1955-04-30/1955-05-02"),
        ("October 2, 1889–April 19, 1890", "1889-10-02/1890-04-19"),
        ("from 3 May 1950 until 4 June 1951", "1950-05-03/1951-06-04"),
    ],
)
def test_days(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May–June 1960", "1960-05/1960-06"),
        ("December 1959 - January 1960", "1959-12/1960-01"),
        ("spring or summer 1950", "1950-21/1950-22"),
        ("summer 1950 to spring 1951", "1950-22/1951-21"),
        ("late 1950 or early 1951", "1950-09~/1951-04~"),
    ],
)
def test_months_and_seasons(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1939–45", "1939/1945"),
        ("1920–6", "1920/1926"),
        ("1896---1911", "1896/1911"),
        ("1765 or 69", "1765/1769"),
        ("from 1914 to 1918", "1914/1918"),
        ("1480 – 1548 or later", "1480/.."),
        ("1957–c. 66", "1957/1966~"),
        ("c. 1940–46", "1940~/1946~"),
        ("from c. 1940 to 1946", "1940~/1946"),
        ("?1796–7", "1796?/1797?"),
        ("1950s–60s", "195X/196X"),
        ("1870-1880s", "1870/188X"),
        ("late 1960s–early 1970s", "1966~/1974~"),
        ("early to mid-1990s", "1990/1996~"),
        ("mid-to-late 19th century", "1830~/1899"),
        ("18th–19th century", "17XX/18XX"),
        ("16th and 17th centuries", "15XX/16XX"),
    ],
)
def test_years_decades_and_centuries(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("530–330 BC", "-0529/-0329"),
        ("206 BCE–220 CE", "-0205/0220"),
        ("1–199 CE", "0001/0199"),
        ("AD 79–81", "0079/0081"),
        ("5th–4th century BC", "-04XX/-03XX"),
        ("1st century BC – 1st century AD", "-00XX/00XX"),
    ],
)
def test_eras_are_shared(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize("text", ["winter 1939–40", "winter of 1939/40", "the winter of 1939-1940"])
def test_winter_of_two_years_is_one_winter(text: str) -> None:
    assert read_date(text).edtf == "1939-12/1940-02"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1899–01", "“1899–01” would end before it begins: write both years in full"),
        ("1960s–50s", "“1960–50” would end before it begins: write both years in full"),
        ("Dec 30–Jan 2, 1958", "the interval ends before it begins"),
        ("May 3–1950", "the two dates do not have the same parts"),
        ("May–1950", "the two dates do not have the same parts"),
        ("3 May 1950–5", "5 alone is not a date"),
        ("summer 1939–40", "40 alone is not a date"),
        ("5–1960", "5 alone is not a date"),
        ("1950 and", "a date is missing"),
        ("3–4 May", "no year is given"),
        (
            "11 February 1699/1700",
            "two years are given for one day (old and new style): write the one meant",
        ),
    ],
)
def test_dates_that_do_not_fit_together_are_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_date(text)

    assert str(refused.value) == reason
