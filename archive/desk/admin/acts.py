"""The acts by which an article reaches readers or is taken from them, each on a page that asks first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk import publishing
from archive.desk.admin.people import user_of
from archive.desk.models import Article
from archive.ledger.acts import RefusedAct
from archive.ledger.models import Record

Done = publishing.Published | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act: `name` in its address, the permission that it needs, the state of the record in which
    it can be done (None: no record yet), and what is said of it. One that `saves_first` publishes what
    the article page says: there it is a button that saves the page before it asks."""

    name: str
    permission: str
    state: str | None
    do: Callable[..., Done]
    label: Any
    explanation: Any
    done: Any
    needs_note: bool = True
    saves_first: bool = False


ACTS = (
    Act(
        name="publish",
        permission="desk.publish_article",
        state=None,
        do=publishing.publish,
        label=gettext_lazy("Publish"),
        explanation=gettext_lazy("Readers will see this article as edition 1, at this address for ever."),
        done=gettext_lazy("Published as edition %(number)d."),
        needs_note=False,
        saves_first=True,
    ),
    Act(
        name="correct",
        permission="desk.correct_article",
        state=Record.State.PUBLISHED,
        do=publishing.correct,
        label=gettext_lazy("Publish correction"),
        explanation=gettext_lazy(
            "Readers will see this as a new edition, with your note. Earlier ones stay."
        ),
        done=gettext_lazy("Published as edition %(number)d."),
        saves_first=True,
    ),
    Act(
        name="withdraw",
        permission="desk.withdraw_article",
        state=Record.State.PUBLISHED,
        do=publishing.withdraw,
        label=gettext_lazy("Withdraw"),
        explanation=gettext_lazy("Readers will find your note in place of the article."),
        done=gettext_lazy("Withdrawn."),
    ),
    Act(
        name="reinstate",
        permission="desk.withdraw_article",
        state=Record.State.WITHDRAWN,
        do=publishing.reinstate,
        label=gettext_lazy("Reinstate"),
        explanation=gettext_lazy("Readers will see the newest edition again."),
        done=gettext_lazy("Reinstated."),
    ),
)


def possible(article: Article | None, user: Any) -> list[Act]:
    """The acts that can be done with the article now, by this user."""
    state = article.record.state if article and article.record else None
    return [act for act in ACTS if act.state == state and user.has_perm(act.permission)]


class NoteForm(forms.Form):
    """The public note of an act."""

    note = forms.CharField(
        label=gettext_lazy("Public note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("Readers see it: say what was wrong or why it is done."),
    )


def act_page(request: HttpRequest, pk: int, model_admin: Any, act: Act) -> HttpResponse:
    """Ask whether the act is meant, what readers will be told, then do it (POST)."""
    article = get_object_or_404(Article.objects.select_related("record__edition"), pk=pk)
    if not request.user.has_perm(act.permission) or not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    form = NoteForm(request.POST or None)
    form.fields["note"].required = act.needs_note
    if request.method == "POST" and form.is_valid():
        try:
            return _do(request, article, model_admin, act, form.cleaned_data["note"])
        except RefusedAct as error:
            form.add_error(None, error.reason)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "act": act,
        "form": form,
        "title": act.label,
        "subtitle": None,
        "date": article.date.words,
        "address": f"{settings.SITE_URL}/articles/{article.slug}/",
        **_preview(article, act),
    }
    return TemplateResponse(request, "admin/desk/article/act.html", context)


def _do(request: HttpRequest, article: Article, model_admin: Any, act: Act, note: str) -> HttpResponse:
    with transaction.atomic():
        done = act.do(article, by=user_of(request), note=note)
        model_admin.log_change(request, article, f"{act.label}: {note}" if note else str(act.label))
    message = act.done % {"number": done.edition.number} if done else act.done
    messages.success(request, message)
    if done and done.left_out:
        messages.warning(request, left_out_message(done.left_out))
    return HttpResponseRedirect(reverse("admin:desk_article_change", args=[article.pk]))


def left_out_message(slugs: tuple[str, ...]) -> str:
    """What to say of references to records that are not public."""
    named = _("Left out, because they are not public yet: %(slugs)s. Publish a correction once they are.")
    return named % {"slugs": ", ".join(slugs)}


def _preview(article: Article, act: Act) -> dict[str, Any]:
    """What the act would publish."""
    if not act.saves_first:
        return {"left_out": "", "changes": ()}
    preview = publishing.preview(article)
    left_out = left_out_message(preview.left_out) if preview.left_out else ""
    return {"left_out": left_out, "changes": preview.changes}


def public_address(article: Article) -> str | None:
    """The address of the article for readers, whose pages another process may serve; None for drafts."""
    return f"{settings.SITE_URL}/articles/{article.record.slug}/" if article.record else None
