"""The form fields of the archive's query: each reads what a reader typed, or says what is wrong."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalog.language.reading import MAX_LENGTH, UnreadableSearch, read_search
from archive.dates import EventDate, UnreadableDate, read_date, read_edtf, read_relative
from archive.documents import language_of

MOST_TERMS: Final = 16
"""The most tags, parties or dossiers in one query."""

_ADDRESS = re.compile(r"[-\w]{1,250}")
_LONGEST_DATE = 100

_PLACE = re.compile(r"[0-9]{1,10}-[0-9]{1,10}")
_HALF_PLACE = 2**32


class SearchField(forms.CharField):
    """Words to search for (see `language.reading`), inner space made single."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_LENGTH, widget=forms.SearchInput, **kwargs)

    def clean(self, value: Any) -> str:
        """The search itself, once it is known to be readable."""
        text = " ".join(super().clean(value).split())
        try:
            read_search(text)
        except UnreadableSearch as error:
            raise ValidationError(str(error), code="unreadable") from error
        return text


class AddressesField(forms.Field):
    """The addresses of terms, in the order of the alphabet, each once; blanks are passed over."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[str, ...]:
        """The addresses. An address of no term is a good one: nothing is found under it."""
        given = [value] if isinstance(value, str) else value or ()
        slugs = sorted({slug for item in given if (slug := str(item).strip())})
        if len(slugs) > MOST_TERMS:
            raise ValidationError(_("At most %(limit)d can be chosen."), "many", {"limit": MOST_TERMS})
        for slug in slugs:
            if not _ADDRESS.fullmatch(slug):
                raise ValidationError(_("An address is made of letters, digits and hyphens."), "malformed")
        return tuple(slugs)


class HiddenChoiceField(forms.ChoiceField):
    """One of a few words, which a form keeps but does not show."""

    widget = forms.HiddenInput


class LanguageField(HiddenChoiceField):
    """One of any number of languages, by its tag. One in which nothing is written is a good one."""

    def to_python(self, value: Any) -> str:
        """The tag as documents write it."""
        said = super().to_python(value).strip()
        tag = language_of(said)
        if said and not tag:
            message = _("“%(said)s” is not the tag of a language, as “uk” or “pt-BR” are.")
            raise ValidationError(message, "malformed", {"said": said[:60]})
        return tag

    def valid_value(self, value: Any) -> bool:
        """Whether it can be chosen."""
        return True


class DayField(forms.CharField):
    """A bound of a range of dates: a day, a month, a year or EDTF, any date that `read_date` reads, or a
    time said from today, which the date then says, too (`said`; see `archive.dates.relative`).

    `edge` says which end of what was typed is the bound.
    """

    def __init__(self, *, edge: str, **kwargs: Any) -> None:
        super().__init__(max_length=_LONGEST_DATE, **kwargs)
        self.edge = edge

    def clean(self, value: Any) -> EventDate | None:
        """The date; None where nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            date = read_relative(text, localdate()) or read_edtf(read_date(text).edtf)
        except UnreadableDate as error:
            raise ValidationError(str(error), code="unreadable") from error
        if getattr(date, self.edge) is None:
            raise ValidationError(_("This date is open where the range needs a day."), code="open")
        return date


class PageField(forms.IntegerField):
    """The number of a page, from 1; 1 where none is given."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, widget=forms.HiddenInput, **kwargs)
        self.error_messages["invalid"] = gettext_lazy("A page is a whole number from 1 on.")

    def clean(self, value: Any) -> int:
        """The number."""
        return super().clean(value) or 1


class PlaceField(forms.CharField):
    """A place in a list: its upper and its lower 32 bits (the day or the second, and the record), as
    `write_place` writes them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> int | None:
        """The number; None where none is given."""
        text = super().clean(value)
        if not text:
            return None
        parts = [int(part) for part in text.split("-")] if _PLACE.fullmatch(text) else []
        if not parts or max(parts) >= _HALF_PLACE:
            raise ValidationError(_("This is no place in a list."), code="malformed")
        return parts[0] * _HALF_PLACE + parts[1]


def write_place(place: int) -> str:
    """A place as addresses have it."""
    upper, lower = divmod(place, _HALF_PLACE)
    return f"{upper}-{lower}"
