"""What a reader may be typing, as JSON: for the script that offers it below a box to search in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.catalog.fold import ledger_mark
from archive.catalog.hits import Hit
from archive.catalog.language.reading import MAX_LENGTH
from archive.catalog.suggestions import Suggestions, suggest
from archive.public.lists import list_page
from archive.public.texts import plain
from archive.public.validators import unstored, validated

KINDS: Final = {
    "tag": gettext_lazy("Tag"),
    "party": gettext_lazy("Party"),
    "dossier": gettext_lazy("Dossier"),
    "fact": gettext_lazy("Key fact"),
}


@list_page
def suggestions(request: HttpRequest) -> HttpResponseBase:
    """What begins as `q` does: an object with `suggestions`, each with its kind, name, detail and
    address, and with their number in words. 400 for a text that is too long."""
    typed = request.GET.get("q", "")
    if len(typed) > MAX_LENGTH:
        message = _("A search has at most %(limit)d characters.") % {"limit": MAX_LENGTH}
        return unstored(JsonResponse({"error": message}, status=400))
    head = ledger_mark()
    return validated(request, (head, typed), lambda: _answer(suggest(typed, head_number=head)))


def _answer(found: Suggestions) -> HttpResponseBase:
    response = JsonResponse(_data(found))
    return unstored(response) if found.behind else response


def _data(found: Suggestions) -> dict[str, Any]:
    items = [*_names(found), *map(_title, found.titles)]
    number = len(items)
    status = ngettext("%(number)d suggestion", "%(number)d suggestions", number) % {"number": number}
    return {"suggestions": items, "status": status}


def _names(found: Suggestions) -> Iterator[dict[str, str]]:
    for name, count in found.names:
        detail = ngettext("%(count)d record", "%(count)d records", count) % {"count": count}
        address = reverse(f"{name.kind}-detail", args=[name.slug])
        yield {"kind": str(KINDS[name.kind]), "name": name.name, "detail": detail, "address": address}


def _title(hit: Hit) -> dict[str, str]:
    address = reverse("article-detail", args=[hit.slug])
    return {"kind": _("Event"), "name": plain(hit.title), "detail": hit.date.words, "address": address}
