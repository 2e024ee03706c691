"""What is asked before an act: a note for readers, a comment for colleagues, a moment."""

from __future__ import annotations

import zoneinfo
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.workflow.corrections import CorrectionKind
from archive.desk.workflow.moments import NoSuchMoment, moment

LONGEST = 2000
FARTHEST = timedelta(days=3653)
"""How far ahead a moment may be: a year further is a slip of the hand."""

FEW_LINES = forms.Textarea(attrs={"rows": 3})


class ActForm(forms.Form):
    """What an act is told, as `arguments` of the function that does it."""

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments, once the form is valid."""
        return dict(self.cleaned_data)


class CommentForm(ActForm):
    """A word to colleagues."""

    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        widget=FEW_LINES,
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy("Your colleagues see it on the article; readers do not."),
    )


class NeededCommentForm(CommentForm):
    """A word to colleagues that must be said."""

    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        widget=FEW_LINES,
        max_length=LONGEST,
        help_text=gettext_lazy("Your colleagues see it on the article; readers do not."),
    )


class NoteForm(ActForm):
    """A word to readers."""

    note = forms.CharField(
        label=gettext_lazy("Public note"),
        widget=FEW_LINES,
        max_length=LONGEST,
        required=False,
        help_text=gettext_lazy("Readers see it with this edition."),
    )


class ReasonForm(ActForm):
    """Why, for readers."""

    note = forms.CharField(
        label=gettext_lazy("Public note"),
        widget=FEW_LINES,
        max_length=LONGEST,
        help_text=gettext_lazy("Readers see it: say what was wrong or why it is done."),
    )


class CorrectionForm(ReasonForm):
    """What kind of correction it is, and what was wrong."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("", "---------"), *CorrectionKind.choices],
        help_text=gettext_lazy("Readers see it before the note."),
    )
    field_order = ["day", "time", "zone", "kind", "note"]

    @property
    def arguments(self) -> dict[str, Any]:
        """The note, which begins with the kind."""
        arguments = super().arguments
        kind = CorrectionKind(arguments.pop("kind"))
        return {**arguments, "note": kind.note(arguments["note"])}


class ScheduleForm(NoteForm):
    """When an article is to be published."""

    day = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=[(name, name) for name in sorted(zoneinfo.available_timezones())],
        initial=lambda: settings.TIME_ZONE,
    )
    field_order = ["day", "time", "zone", "kind", "note"]

    def clean(self) -> dict[str, Any]:
        """Read the moment; one that is not there, or not any more, is refused."""
        data = super().clean() or {}
        if not {"day", "time", "zone"} <= data.keys():
            return data
        try:
            data["due_at"] = moment(datetime.combine(data["day"], data["time"]), data["zone"])
        except NoSuchMoment as error:
            self.add_error("time", str(error))
        else:
            self._check_reach(data["due_at"])
        return data

    def _check_reach(self, due_at: datetime) -> None:
        now = timezone.now()
        if due_at <= now:
            self.add_error("time", _("This moment has passed."))
        elif due_at > now + FARTHEST:
            self.add_error("day", _("This day is more than ten years away."))

    @property
    def arguments(self) -> dict[str, Any]:
        """The moment, and the note that goes with it."""
        read = {"day", "time", "zone"}
        return {name: value for name, value in super().arguments.items() if name not in read}


class ScheduledCorrectionForm(CorrectionForm, ScheduleForm):
    """When a correction is to be published, and what it corrects."""
