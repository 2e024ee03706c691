"""A thread: one demand through time, as it was made, made again and answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from archive.catalog.demands.asking import Demands, thread_of
from archive.catalog.demands.hits import DemandHit, Reply
from archive.catalog.fields import DayField
from archive.catalog.freshness import CatalogMissing
from archive.catalog.hits import Named
from archive.dates import EventDate
from archive.documents.alignment import telling_words
from archive.documents.threads import counts_on, is_made, may_count_on, perhaps
from archive.documents.word_diff import WordDiff, Words
from archive.ledger.reading import CurrentEdition
from archive.public import errors
from archive.public.addresses import absolute_to
from archive.public.demands.line import Line, Placed, drawn
from archive.public.demands.standing import StandingLine, sign_of, standing_lines
from archive.public.records import record_page
from archive.public.texts import plain
from archive.public.validators import unstored, validated


class DayForm(forms.Form):
    """The day on which a thread is looked at."""

    on = DayField(edge="last_day", required=False, label=_("Day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a thread, numbered in the order of time: a demand made (`reply` is None), or an answer to
    one. `earlier` is the demand that is made again, `words` what differs from it. A step `is_later` that had
    not certainly been taken by the day that is asked for, and `is_perhaps` if it may have been."""

    number: int
    demand: DemandHit
    reply: Reply | None = None
    earlier: DemandHit | None = None
    words: Words = ()
    is_sought: bool = False
    is_later: bool = False
    is_perhaps: bool = False

    @property
    def date(self) -> EventDate:
        """When it was taken."""
        return self.reply.date if self.reply else self.demand.date

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"step-{self.number}" if self.reply else self.demand.address

    @property
    def answering(self) -> Named:
        """The party that answers."""
        return Named(self.reply.by_slug, self.reply.by_name) if self.reply else Named("", "")

    @property
    def standing(self) -> list[StandingLine]:
        """How these very words stand."""
        return standing_lines([self.demand])


@dataclass(frozen=True)
class ThreadContent:
    """What the page of a thread shows: the demand that is sought, among those of its thread."""

    sought: DemandHit
    demands: Sequence[DemandHit]
    day: int | None = None

    @property
    def standing(self) -> list[StandingLine]:
        """How the demand stands with all that is known."""
        return standing_lines(self.demands)

    @property
    def standing_on_day(self) -> list[StandingLine]:
        """How it stood on the day; nothing where it had not been made."""
        made = [demand for demand in self.demands if is_made(demand, self.day)]
        return standing_lines(made, self.day) if made else []

    @property
    def perhaps_on_day(self) -> list[Reply]:
        """The answers that may have been given by then."""
        if self.day is None:
            return []
        return perhaps((reply for demand in self.demands for reply in demand.replies), self.day)

    @property
    def is_open_again(self) -> bool:
        """Whether it was made again after the last answer."""
        last = self.steps[-1]
        return last.reply is None and any(step.reply for step in self.steps)

    @cached_property
    def steps(self) -> list[Step]:
        """Every step, numbered from 1."""
        return [
            self._step(number, demand, reply)
            for number, (demand, reply) in enumerate(sorted(self._taken(), key=_time), 1)
        ]

    @property
    def line(self) -> Line | None:
        """The steps on a line in time."""
        return drawn((Placed(str(step.number), _sign(step), step.date) for step in self.steps), self.day)

    def _taken(self) -> Iterator[tuple[DemandHit, Reply | None]]:
        for demand in self.demands:
            yield demand, None
            yield from ((demand, reply) for reply in demand.replies)

    def _step(self, number: int, demand: DemandHit, reply: Reply | None) -> Step:
        earlier = next((one for one in self.demands if one.ref == demand.restates), None)
        date = reply.date if reply else demand.date
        return Step(
            number=number,
            demand=demand,
            reply=reply,
            earlier=None if reply else earlier,
            words=_words(earlier, demand) if earlier and not reply else (),
            is_sought=reply is None and demand.ref == self.sought.ref,
            is_later=not counts_on(date, self.day),
            is_perhaps=self.day is not None and may_count_on(date, self.day),
        )


def _time(taken: tuple[DemandHit, Reply | None]) -> tuple[object, ...]:
    """The order of steps: by date, and on one date a demand before an answer."""
    demand, reply = taken
    date, record = (reply.date, reply.record) if reply else (demand.date, demand.record)
    return (*date.sort_key, reply is not None, record, demand.place)


def _words(earlier: DemandHit, demand: DemandHit) -> Words:
    """What differs from the words in which it was made before."""
    return telling_words(WordDiff(), plain(earlier.text), plain(demand.text))


def _sign(step: Step) -> str:
    return sign_of(step.reply.verdict) if step.reply else "demand"


@record_page("demand-detail")
def demand_detail(request: HttpRequest, current: CurrentEdition, key: str) -> HttpResponseBase:
    """The thread of a demand, also under the address of any other demand in it."""
    form = DayForm(request.GET)
    on: EventDate | None = form.cleaned_data["on"] if form.is_valid() else None
    made_from = (current.edition.digest, current.record.slug, current.head_number, key, on and on.edtf)
    try:
        if not form.is_valid():
            return unstored(_thread(request, current, key, form, 400))
        return validated(request, made_from, lambda: _thread(request, current, key, form))
    except CatalogMissing:
        return errors.unavailable(request)


def _thread(
    request: HttpRequest, current: CurrentEdition, key: str, form: DayForm, status: int = 200
) -> HttpResponseBase:
    record, slug = current.record.pk, current.record.slug
    found = thread_of(record, key, head_number=current.head_number)
    sought = next((demand for demand in found.demands if demand.ref == (record, key)), None)
    if sought is None:
        if found.behind:
            return errors.unavailable(request)
        raise Http404
    on = form.cleaned_data.get("on")
    content = ThreadContent(sought, found.demands, on.last_day if on else None)
    context = {
        "content": content,
        "form": form,
        "on": on,
        "behind": found.behind,
        "address": (slug, key),
        "canonical": _canonical(found),
    }
    response = render(request, "demand_detail.html", context, status=status)
    return unstored(response) if found.behind else response


def _canonical(found: Demands) -> str:
    first = found.demands[0]
    return absolute_to("demand-detail", first.slug, first.key)
