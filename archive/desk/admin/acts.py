"""What is done with an article on its way to readers, each act on a page that asks first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
from archive.desk.admin import act_forms
from archive.desk.admin.act_forms import ActForm
from archive.desk.admin.people import user_of
from archive.desk.articles import document_of
from archive.desk.models import Article
from archive.desk.workflow import gate, steps, table
from archive.desk.workflow.hints import checklist
from archive.desk.workflow.table import Transition
from archive.ledger.acts import RefusedAct

Done = publishing.Published | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A transition as editors meet it: what is said of it, what is asked before, and what does it.

    One that `saves_first` is about what the article page says: there it is a button that saves the
    page before it asks. One that `checks` shows the check list, and what changes for readers.
    """

    transition: Transition
    do: Callable[..., Done]
    label: Any
    explanation: Any
    done: Any
    form: type[ActForm]
    form_of_correction: type[ActForm] | None = None
    saves_first: bool = False
    checks: bool = False

    @property
    def name(self) -> str:
        """Its name, in its address."""
        return self.transition.name

    def form_for(self, article: Article) -> type[ActForm]:
        """What is asked before it is done with this article."""
        return self.form_of_correction or self.form if article.record else self.form


ACTS = (
    Act(
        transition=table.SUBMIT,
        do=steps.submit,
        label=gettext_lazy("Submit for review"),
        explanation=gettext_lazy("Editors will look at it. Until they have, it stays as it is."),
        done=gettext_lazy("Submitted for review."),
        form=act_forms.CommentForm,
        saves_first=True,
        checks=True,
    ),
    Act(
        transition=table.TAKE_BACK,
        do=steps.take_back,
        label=gettext_lazy("Take back"),
        explanation=gettext_lazy("It will be a draft again, to go on writing."),
        done=gettext_lazy("Taken back."),
        form=act_forms.CommentForm,
    ),
    Act(
        transition=table.APPROVE,
        do=steps.approve,
        label=gettext_lazy("Approve"),
        explanation=gettext_lazy(
            "It is good to be published as it is now. Another change needs approval anew."
        ),
        done=gettext_lazy("Approved."),
        form=act_forms.CommentForm,
        checks=True,
    ),
    Act(
        transition=table.SEND_BACK,
        do=steps.send_back,
        label=gettext_lazy("Send back"),
        explanation=gettext_lazy("Its author will see your comment, and go on writing."),
        done=gettext_lazy("Sent back to its author."),
        form=act_forms.NeededCommentForm,
    ),
    Act(
        transition=table.COMMENT,
        do=steps.comment_on,
        label=gettext_lazy("Comment"),
        explanation=gettext_lazy("Your colleagues will see it on the article."),
        done=gettext_lazy("Comment added."),
        form=act_forms.NeededCommentForm,
    ),
    Act(
        transition=table.SCHEDULE,
        do=steps.schedule,
        label=gettext_lazy("Schedule"),
        explanation=gettext_lazy(
            "It will be published at this moment as it is now; what is written later waits for a correction."
        ),
        done=gettext_lazy("Scheduled."),
        form=act_forms.ScheduleForm,
        form_of_correction=act_forms.ScheduledCorrectionForm,
        saves_first=True,
        checks=True,
    ),
    Act(
        transition=table.UNSCHEDULE,
        do=steps.unschedule,
        label=gettext_lazy("Cancel the schedule"),
        explanation=gettext_lazy("It will not be published at its moment."),
        done=gettext_lazy("The schedule is cancelled."),
        form=act_forms.CommentForm,
    ),
    Act(
        transition=table.PUBLISH,
        do=publishing.publish,
        label=gettext_lazy("Publish"),
        explanation=gettext_lazy("Readers will see this article as edition 1, at this address for ever."),
        done=gettext_lazy("Published as edition %(number)d."),
        form=act_forms.NoteForm,
        saves_first=True,
        checks=True,
    ),
    Act(
        transition=table.CORRECT,
        do=publishing.correct,
        label=gettext_lazy("Publish correction"),
        explanation=gettext_lazy(
            "Readers will see this as a new edition, with your note. Earlier ones stay."
        ),
        done=gettext_lazy("Published as edition %(number)d."),
        form=act_forms.CorrectionForm,
        saves_first=True,
        checks=True,
    ),
    Act(
        transition=table.WITHDRAW,
        do=publishing.withdraw,
        label=gettext_lazy("Withdraw"),
        explanation=gettext_lazy("Readers will find your note in place of the article."),
        done=gettext_lazy("Withdrawn."),
        form=act_forms.ReasonForm,
    ),
    Act(
        transition=table.REINSTATE,
        do=publishing.reinstate,
        label=gettext_lazy("Reinstate"),
        explanation=gettext_lazy("Readers will see the newest edition again."),
        done=gettext_lazy("Reinstated."),
        form=act_forms.ReasonForm,
    ),
)


def possible(article: Article | None, user: Any) -> list[Act]:
    """The acts that this user may do with the article now, or with a new one once it is saved."""
    article = article or Article(created_by=user)
    return [act for act in ACTS if gate.possible(article, act.transition, user)]


def act_page(request: HttpRequest, pk: int, model_admin: Any, act: Act) -> HttpResponse:
    """Ask whether the act is meant, what others will be told, then do it (POST)."""
    articles = Article.objects.select_related("record__edition", "submission")
    article = get_object_or_404(articles, pk=pk)
    is_seen = model_admin.has_view_permission(request, article)
    if not is_seen or not gate.may(request.user, article, act.transition):
        raise PermissionDenied
    form = act.form_for(article)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _do(request, article, model_admin, act, form.arguments)
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
        "address": f"{settings.SITE_URL}/articles/{article.slug}/" if act.saves_first else "",
        **(_look(article) if act.checks else {"hints": (), "changes": ()}),
    }
    return TemplateResponse(request, "admin/desk/article/act.html", context)


def _do(
    request: HttpRequest, article: Article, model_admin: Any, act: Act, arguments: dict[str, Any]
) -> HttpResponse:
    with transaction.atomic():
        done = act.do(article, by=user_of(request), **arguments)
        said = arguments.get("note") or arguments.get("comment")
        model_admin.log_change(request, article, f"{act.label}: {said}" if said else str(act.label))
    message = act.done % {"number": done.edition.number} if done else act.done
    messages.success(request, message)
    if done and done.left_out:
        messages.warning(request, left_out_message(done.left_out))
    return HttpResponseRedirect(reverse("admin:desk_article_change", args=[article.pk]))


def left_out_message(slugs: tuple[str, ...]) -> str:
    """What to say of references to records that are not public."""
    named = _("Left out, because they are not public yet: %(slugs)s. Publish a correction once they are.")
    return named % {"slugs": ", ".join(slugs)}


def _look(article: Article) -> dict[str, Any]:
    """What is to be known before the article is published as it is now."""
    hints = checklist(article, document_of(article))
    return {"hints": hints, "changes": publishing.preview(article).changes}


def public_address(article: Article) -> str | None:
    """The address of the article for readers, whose pages another process may serve; None for drafts."""
    return f"{settings.SITE_URL}/articles/{article.record.slug}/" if article.record else None
