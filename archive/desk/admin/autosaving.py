"""The pages of an article while it is being written, as a form or as one text: kept every few seconds, and
offered again when they were left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from archive.desk import autosaves
from archive.desk.admin.people import user_of
from archive.desk.models import Article, Autosave
from archive.documents import clean_line

RESTORED = "_restored"
"""A field of restored pages: they are shown, not saved."""


class PageForm(forms.Form):
    """What an open page says of itself, in names that no field of an article has.
    `page_typed`: the article's fields come with it; `page_left`: it is being left."""

    page = forms.RegexField(r"\A[0-9a-f]{32}\Z")
    opened_version = forms.IntegerField(required=False, min_value=0)
    page_typed = forms.BooleanField(required=False)
    page_left = forms.BooleanField(required=False)


def autosave(request: HttpRequest, model_admin: Any, pk: int | None = None) -> JsonResponse:
    """Keep what an open page holds, and tell it how it stands (POST); only tell it (GET)."""
    article = _writable(request, model_admin, pk)
    form = PageForm(request.POST or request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    data, user = form.cleaned_data, user_of(request)
    if request.method == "POST":
        fields = _typed(request.POST) if data["page_typed"] else []
        autosaves.keep(
            data["page"], user=user, article=article, version=data["opened_version"], fields=fields
        )
        if data["page_left"]:
            autosaves.close(data["page"], user=user)
    answer = {"token": get_token(request), "others": others(article, data["opened_version"], user)}
    if data["page_typed"]:
        moment = time_format(timezone.localtime(), "H:i:s")
        answer["kept"] = _("Unsaved; kept for you at %(time)s.") % {"time": moment}
    return JsonResponse(answer)


def _writable(request: HttpRequest, model_admin: Any, pk: int | None) -> Article | None:
    """The article, which this user may change; None where they may begin one."""
    article: Article | None = model_admin.get_queryset(request).filter(pk=pk).first() if pk else None
    if pk and article is None:
        raise Http404
    asked = model_admin.has_change_permission if article else model_admin.has_add_permission
    if not (asked(request, article) if article else asked(request)):
        raise PermissionDenied
    return article


def _typed(data: QueryDict) -> list[tuple[str, str]]:
    """The fields of the form alone: not what the page says of itself, nor rows that are no rows yet."""
    own = {"csrfmiddlewaretoken", *PageForm.base_fields} - {"opened_version"}
    return [
        (name, str(value))
        for name, values in data.lists()
        for value in values
        if name not in own and "-empty-" not in name and "__prefix__" not in name
    ]


def others(article: Article | None, opened: int | None, user: Any) -> str:
    """What to say of colleagues at the same article: who has it open, and who saved it since."""
    if article is None:
        return ""
    said = []
    if names := [person.get_username() for person in autosaves.at(article, besides=user)]:
        said.append(_("Also open at: %(names)s.") % {"names": get_text_list(names, _("and"))})
    if opened is not None and opened < article.version:
        message = _("%(name)s has saved it since you opened it. When you save, you will see both versions.")
        said.append(message % {"name": article.changed_by or _("Somebody")})
    return " ".join(said)


def addresses(model_admin: Any) -> list[URLPattern]:
    """The addresses to which open pages speak."""
    view, given = model_admin.admin_site.admin_view(autosave), {"model_admin": model_admin}
    return [
        path("autosave/", view, given, name="desk_article_autosave_new"),
        path("<int:pk>/autosave/", view, given, name="desk_article_autosave"),
    ]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that was typed and not saved, with the page on which it is taken up again."""

    kept: Autosave
    is_text: bool
    address: str


def context(request: HttpRequest, article: Article | None) -> dict[str, Any]:
    """What a page to write on takes to be kept, and to offer what was left."""
    user = user_of(request)
    page = request.POST.get("page", "") or autosaves.new_page()
    left = autosaves.left_by(user, article).exclude(page=clean_line(page))
    return {
        "autosave_address": _address(article, "autosave", "autosave_new"),
        "page": page,
        "left": [_offer(kept, article) for kept in left],
        "others": others(article, None, user),
        "is_typed": request.method == "POST",
    }


def _offer(kept: Autosave, article: Article | None) -> Offer:
    is_text = autosaves.is_text(kept)
    where = ("text", "text_new") if is_text else ("change", "add")
    return Offer(kept, is_text, _address(article, *where))


def _address(article: Article | None, name: str, name_of_new: str) -> str:
    if article:
        return reverse(f"admin:desk_article_{name}", args=[article.pk])
    return reverse(f"admin:desk_article_{name_of_new}")


def answered(request: HttpRequest, article: Article | None, *, is_text: bool = False) -> HttpResponse | None:
    """Do what was answered to the offer of what was typed in the form, or as text: take it as what is posted
    now, or let it go."""
    wanted = request.POST.get("_restore") or request.POST.get("_discard")
    if request.method != "POST" or not wanted:
        return None
    kept = autosaves.left_by(user_of(request), article).filter(page=clean_line(wanted)).first()
    kept = kept if kept and autosaves.is_text(kept) == is_text else None
    if kept and "_restore" in request.POST:
        request.POST = _restored(kept)  # type: ignore[assignment]
        return None
    if kept:
        autosaves.forget(kept.page, user=user_of(request))
    messages.info(request, _("The unsaved text is gone.") if kept else _("There is no such unsaved text."))
    return HttpResponseRedirect(request.path)


def _restored(kept: Autosave) -> QueryDict:
    data = autosaves.fields_of(kept)
    data["page"] = kept.page
    data[RESTORED] = "1"
    return data


def saved(request: HttpRequest) -> None:
    """The page is saved: nothing of it needs to be kept."""
    autosaves.forget(clean_line(request.POST.get("page", "")), user=user_of(request))
