"""Two lists of demands, or two wordings of one demand, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalog.demands.asking import Made, made_by
from archive.catalog.demands.hits import DemandHit
from archive.catalog.fold import ledger_mark
from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.catalog.storage import Mark
from archive.documents import is_key, is_slug
from archive.documents.alignment import Aligned, Fate, align
from archive.public.addresses import absolute
from archive.public.lists import list_page, with_query
from archive.public.texts import plain
from archive.public.validators import unstored, validated


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared: all demands of a record, or (with a `key`) one of them."""

    slug: str
    key: str

    def __str__(self) -> str:
        """As it stands in addresses."""
        return f"{self.slug}_{self.key}" if self.key else self.slug


class SideField(forms.CharField):
    """The address of a record, or that of one demand: what follows `/articles/` or `/demands/`."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=200, **kwargs)  # type: ignore[arg-type]

    def clean(self, value: object) -> Side:
        """The side that it names."""
        text = super().clean(value).strip("/")
        slug, mark, key = text.rpartition("_")
        side = Side(slug, key) if mark else Side(text, "")
        if not is_slug(side.slug) or (mark and not is_key(key)):
            raise ValidationError(_("This is not the address of a record or of a demand."), "malformed")
        return side


class CompareForm(forms.Form):
    """What is compared with what."""

    a = SideField(label=gettext_lazy("First list"))
    b = SideField(label=gettext_lazy("Second list"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two lists of demands, aligned; `numbers` counts what was kept, changed, dropped, new."""

    old: Hit
    new: Hit
    rows: tuple[Aligned[DemandHit], ...]

    @property
    def numbers(self) -> list[tuple[Fate, int]]:
        """How many demands met each fate."""
        counted = Counter(row.fate for row in self.rows)
        return [(fate, counted[fate]) for fate in Fate if counted[fate]]


@list_page
def demand_compare(request: HttpRequest) -> HttpResponseBase:
    """The comparison that the address names, or a form to name one."""
    form = CompareForm(request.GET if request.GET.keys() & {"a", "b"} else None)
    if not form.is_bound:
        return render(request, "demand_compare.html", _context(form))
    if not form.is_valid():
        return unstored(render(request, "demand_compare.html", _context(form), status=400))
    sides = (form.cleaned_data["a"], form.cleaned_data["b"])
    mark = ledger_mark()
    behind = view(mark).behind
    found = made_by({side.slug for side in sides}, head_number=mark)
    if any(not _demands(side, found) for side in sides):
        raise Http404
    present = tuple(Side(found[side.slug].record.slug, side.key) for side in sides)
    if present != sides:
        return HttpResponsePermanentRedirect(_address(present))
    made_from = (mark, behind, *map(str, sides))
    return validated(request, made_from, lambda: _compared(request, form, sides, found, mark))


def _compared(
    request: HttpRequest, form: CompareForm, sides: tuple[Side, Side], found: Mapping[str, Made], mark: Mark
) -> HttpResponseBase:
    old, new = (_demands(side, found) for side in sides)
    comparison = Comparison(
        old=found[sides[0].slug].record,
        new=found[sides[1].slug].record,
        rows=align(old, new, name=lambda demand: demand.thread, words=lambda demand: plain(demand.text)),
    )
    behind = view(mark).behind
    context = _context(form) | {"comparison": comparison, "turned": _address(sides[::-1]), "behind": behind}
    context["canonical"] = absolute(_address(sides))
    response = render(request, "demand_compare.html", context)
    return unstored(response) if behind else response


def _context(form: CompareForm) -> dict[str, object]:
    return {"form": form, "canonical": absolute(reverse("demand-compare")), "comparison": None, "behind": 0}


def _demands(side: Side, found: Mapping[str, Made]) -> tuple[DemandHit, ...]:
    made = found[side.slug].demands if side.slug in found else ()
    return tuple(demand for demand in made if side.key in ("", demand.key))


def _address(sides: tuple[Side, ...]) -> str:
    one, other = map(str, sides)
    return with_query(reverse("demand-compare"), urlencode({"a": one, "b": other}))
