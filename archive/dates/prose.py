"""Reading dates in words, English or Ukrainian, into EDTF.

A text is cut into tokens (`tokens`), those make one term or two (`term`), and two terms lend each
other what only one of them says (`joining`): "17–18 February 2022", "May or June 1960", "1939–45".
What the grammar does not understand is refused with the reason; nothing is guessed.
"""

from __future__ import annotations

from typing import NoReturn

from archive.dates.edtf import UnreadableDate
from archive.dates.joining import ends_of_two
from archive.dates.speech import gettext as _
from archive.dates.term import Ends, ends_of, term_of
from archive.dates.tokens import Token, tokens_of

_QUALIFIERS = "AU"


def read_prose(text: str) -> str:
    """The EDTF form of a date in words, empty if it says that there is none.

    Raises `UnreadableDate` with the reason.
    """
    tokens = tokens_of(text) if text else []
    if [token.kind for token in tokens] in ([], ["X"]):
        return "" if tokens or not text else _refuse(_("no date is given"))
    bound, rest = _without_bound(tokens)
    sides, separator = _sides_of(rest)
    begin, end = _ends_of(sides, "from" if bound and bound.kind == "K" else separator)
    if bound and not (bound.kind == "K" and len(sides) == 2):
        form = str(bound.value) or _refuse(_("“between” needs two dates"))
        return form.format(begin=begin, end=end)
    return begin if begin == end else f"{begin}/{end}"


def _without_bound(tokens: list[Token]) -> tuple[Token | None, list[Token]]:
    """Takes out "before" in front or "or later" behind; "1989–" is open like "1989 or later"."""
    if len(tokens) > 1 and tokens[-1] == ("R", "-") and all(token.kind != "M" for token in tokens):
        tokens = [*tokens[:-1], Token("B", "{begin}/..")]
    if tokens[0].kind == "K" and tokens[-1] == ("B", "{begin}/.."):
        tokens = tokens[1:]  # "from 1950 onwards"
    at = [index for index in range(len(tokens)) if _is_bound(tokens, index)]
    if not at:
        return None, tokens
    before, after = tokens[: at[0]], tokens[at[0] + 1 :]
    if len(at) > 1 or not (_is_qualifying(before) or _is_qualifying(after)):
        _refuse(_("more than one date is given"))
    return tokens[at[0]], before + after


def _is_bound(tokens: list[Token], index: int) -> bool:
    """Whether it bounds: "until" does so in front of a date, between two it only separates them."""
    kind = tokens[index].kind
    return kind in "BK" or (kind == "H" and _is_qualifying(tokens[:index]))


def _is_qualifying(tokens: list[Token]) -> bool:
    return all(token.kind in _QUALIFIERS for token in tokens)


def _sides_of(tokens: list[Token]) -> tuple[list[list[Token]], str]:
    """The tokens of one date or of two, and what separates them."""
    at = [index for index, token in enumerate(tokens) if token.kind in "RH"]
    if len(at) > 1:
        _refuse(_("more than two dates are given"))
    if not at:
        return [tokens], ""
    return [tokens[: at[0]], tokens[at[0] + 1 :]], str(tokens[at[0]].value)


def _ends_of(sides: list[list[Token]], separator: str) -> Ends:
    if len(sides) == 1:
        return ends_of(term_of(sides[0]))
    return ends_of_two(term_of(sides[0]), term_of(sides[1]), separator)


def _refuse(reason: str) -> NoReturn:
    raise UnreadableDate(reason)
