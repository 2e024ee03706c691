"""Two dates that share what only one of them says: "17–18 May 1950", "5th–4th century BC"."""

from __future__ import annotations

from archive.dates.edtf import WINTER, UnreadableDate
from archive.dates.speech import gettext as _
from archive.dates.term import Ends, Term, ends_of


def ends_of_two(left: Term, right: Term, separator: str) -> Ends:
    """The begin of the first and the end of the second; raises `UnreadableDate`.

    `separator` is the sign between them, or "from" for "from … to …" and "between … and …".

    Whatever one side borrows from the other, it borrows only for a date of the same precision:
    "May 3–4, 1950" is clear, "May 3–1950" is not.
    """
    if left.season == WINTER and left.year and separator in ("-", "/") and _is_next_year(left, right):
        return _winter(left)
    _share_qualification(left, right, separator)
    _share_unit(left, right)
    _explain_number(left, right)
    _explain_ordinals(left, right)
    _complete_decade(left, right)
    _share_era(left, right)
    _refuse_two_years_of_one_day(left, right, separator)
    if _borrow(left, right) + _borrow(right, left) and left.finest != right.finest:
        raise UnreadableDate(_("the two dates do not have the same parts"))
    return ends_of(left)[0], ends_of(right)[1]


def _share_qualification(left: Term, right: Term, separator: str) -> None:
    """Both ends of "c. 1940–46" are vague, one of "1940–c. 1946" and of "from c. 1940 to 1946"."""
    if separator == "from":
        return
    right.approximate = right.approximate or left.approximate
    right.uncertain = right.uncertain or left.uncertain


def _share_unit(left: Term, right: Term) -> None:
    """Two parts of one unit: "early to mid-1990s"."""
    if left.part and right.part and not (left.finest or left.number or left.ordinal):
        for name in ("month", "year", "decade", "ordinal", "is_century", "era"):
            setattr(left, name, getattr(right, name))


def _explain_number(left: Term, right: Term) -> None:
    """A bare number is a day beside a day, a short year after a year, a year before one with an era."""
    if right.number and left.finest == "year" and not left.era:
        right.year, right.number = _completed(right.number, left.year), ""
    elif right.number and left.finest == "year" and left.era == "AD":
        right.year, right.number = right.number, ""
    if left.number and right.day:
        left.day, left.number = left.number, ""
    elif left.number and right.era and right.finest == "year":
        left.year, left.number = left.number, ""


def _completed(short: str, full: str) -> str:
    """After "1939", "45" is 1945; going back, as in "1899–01", is refused and not guessed."""
    completed = full[: -len(short)] + short
    if int(completed) < int(full):
        raise UnreadableDate(
            _("“%(full)s–%(short)s” would end before it begins: write both years in full")
            % {"full": full, "short": short}
        )
    return completed


def _explain_ordinals(left: Term, right: Term) -> None:
    """A day or a century, as the other side is: "3rd or 4th of May", "18th–19th century"."""
    if left.ordinal and not left.finest and right.day:
        left.day, left.ordinal = str(left.ordinal), 0
    elif left.ordinal and not left.finest and right.is_century:
        left.is_century = 1


def _complete_decade(left: Term, right: Term) -> None:
    """The short form after a full one: "1950s–60s"."""
    full = left.decade or left.year
    if right.decade and not right.era and len(right.decade) < 3 <= len(full):
        right.decade = _completed(right.decade, full[:-1] + "0")


def _share_era(left: Term, right: Term) -> None:
    """In "530–330 BC" both years are before Christ."""
    left.era = left.era or right.era


def _refuse_two_years_of_one_day(left: Term, right: Term, separator: str) -> None:
    years_only = [term.finest == "year" for term in (left, right)]
    if separator == "/" and years_only.count(True) == 1:
        raise UnreadableDate(_("two years are given for one day (old and new style): write the one meant"))


def _borrow(term: Term, other: Term) -> bool:
    """Fills in the month and the year that only the other says; whether there was anything."""
    lacks_month = bool(term.day and not term.month and other.month)
    lacks_year = bool((term.day or term.month or term.season) and not term.year and other.year)
    if lacks_month:
        term.month = other.month
    if lacks_year:
        term.year, term.era = other.year, other.era
    return lacks_month or lacks_year


def _is_next_year(left: Term, right: Term) -> bool:
    if right.finest not in ("", "year") or left.era or right.mark:
        return False
    short = right.year or right.number
    return int(left.year[: -len(short)] + short) == int(left.year) + 1 if short else False


def _winter(term: Term) -> Ends:
    """December to February: "winter 1939–40" says which winter it is, as "winter 1939" does not."""
    year = int(term.year)
    return f"{year:04}-12{term.mark}", f"{year + 1:04}-02{term.mark}"
