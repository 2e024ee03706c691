"""The list of articles: narrowed by a form, by author, in pages that are never all counted, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from nested_admin.nested import NestedModelAdmin

from archive.dates import EventDate, UnreadableDate, read_date
from archive.desk.admin.people import user_of
from archive.desk.admin.terms import is_key
from archive.desk.lists import words
from archive.desk.lists.narrowing import Lack, Narrowing
from archive.desk.models import Article, SavedList
from archive.documents import clean_line, language_of
from archive.documents.languages import LONGEST
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term

MOST_COUNTED = 2000
SUGGESTED = 300
"""Names of terms that a field suggests; any other can be typed."""

MOST_SAVED = 50
MOST_CHARACTERS = 4000


class ShortCount(Paginator):  # type: ignore[type-arg]
    """Pages of a list of which no more than `MOST_COUNTED` rows are counted or can be turned to:
    whoever looks further narrows the list, or turns it round."""

    @cached_property
    def count(self) -> int:
        """The number of rows, up to the most that are counted."""
        return min(self._counted, MOST_COUNTED)

    @cached_property
    def is_cut(self) -> bool:
        """Whether there are more."""
        return self._counted > MOST_COUNTED

    @cached_property
    def _counted(self) -> int:
        assert isinstance(self.object_list, QuerySet)
        return self.object_list.order_by()[: MOST_COUNTED + 1].count()


class TermField(forms.CharField):
    """A term of a vocabulary by any name that it has or had."""

    def __init__(self, model: type[Term], label: Any) -> None:
        self.model = model
        self.suggestions = f"names-of-{model._meta.model_name}"
        attrs = {"list": self.suggestions, "autocomplete": "off", "dir": "auto"}
        super().__init__(label=label, required=False, max_length=200, widget=forms.TextInput(attrs))

    def clean(self, value: Any) -> Any:
        """The term; None where no name was given."""
        name = super().clean(value)
        if not name:
            return None
        term = terms.find(self.model, [name]).get(name)
        if term is None:
            message = _("There is no %(kind)s “%(name)s”.")
            raise forms.ValidationError(message % {"kind": self.model._meta.verbose_name, "name": name})
        return term

    def names(self) -> QuerySet[Any, str]:
        """The names that are suggested."""
        return self.model._default_manager.order_by("name").values_list("name", flat=True)[:SUGGESTED]


class DateField(forms.CharField):
    """A date as it is said: a day, a month, "early 2022"."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, max_length=100)

    def clean(self, value: Any) -> EventDate | None:
        """The date; None where none was given."""
        said = super().clean(value)
        try:
            date = read_date(said) if said else None
        except UnreadableDate as error:
            raise forms.ValidationError(str(error)) from error
        if date and date.is_undated:
            raise forms.ValidationError(_("Say a day, a month or a year."))
        return date


class LanguageField(forms.CharField):
    """The tag of a language in which articles are written."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, max_length=LONGEST)

    def clean(self, value: Any) -> str:
        """The tag as articles have it; empty where none was given."""
        said = super().clean(value)
        tag = language_of(said)
        if said and not tag:
            message = _("“%(said)s” is not the tag of a language, as “uk” or “pt-BR” are.")
            raise forms.ValidationError(message % {"said": said})
        return tag


class NarrowForm(forms.Form):
    """What the articles of the list must have in common."""

    tag = TermField(Tag, gettext_lazy("Tag"))
    party = TermField(Party, gettext_lazy("Party"))
    dossier = TermField(Dossier, gettext_lazy("Dossier"))
    language = LanguageField(gettext_lazy("Language"))
    since = DateField(gettext_lazy("Event from"))
    until = DateField(gettext_lazy("to"))
    certain = forms.BooleanField(label=gettext_lazy("surely, where vague"), required=False)
    without = forms.MultipleChoiceField(
        label=gettext_lazy("Without"),
        required=False,
        choices=Lack.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="narrow-%s", label_suffix="")

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it begins."""
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and _is_after(since, until):
            self.add_error("until", _("It ends before it begins."))
        return data

    @property
    def narrowing(self) -> Narrowing:
        """What a valid form asks for."""
        data = self.cleaned_data
        return Narrowing(
            tag=data["tag"],
            party=data["party"],
            dossier=data["dossier"],
            language=data["language"],
            first_day=data["since"] and data["since"].first_day,
            last_day=data["until"] and data["until"].last_day,
            certain=data["certain"],
            without=tuple(data["without"]),
        )

    def suggestions(self) -> Iterator[tuple[str, QuerySet[Any, str]]]:
        """The lists of names that the fields suggest, by the id of each."""
        for field in self.fields.values():
            if isinstance(field, TermField):
                yield field.suggestions, field.names()


def _is_after(since: EventDate, until: EventDate) -> bool:
    if since.first_day is None or until.last_day is None:
        return False
    return since.first_day > until.last_day


class NarrowFilter(admin.ListFilter):
    """The form beside the list. What cannot be understood shows no article, and says why."""

    title = gettext_lazy("tag, party, dossier, date")
    template = "admin/desk/article/narrow.html"

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self._given = {name: params.pop(name) for name in NarrowForm.base_fields if name in params}
        data = QueryDict(mutable=True)
        for name, values in self._given.items():
            data.setlist(name, values)
        self.form = NarrowForm(data)

    def has_output(self) -> bool:
        """Always."""
        return True

    def expected_parameters(self) -> list[str | None]:
        """The fields of the form."""
        return list(NarrowForm.base_fields)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles that the form asks for."""
        if not self.form.is_valid():
            return queryset.none()
        return self.form.narrowing.of(queryset)

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The form, with what the other filters say, which it keeps; no choices."""
        others = changelist.filter_params
        kept = [(name, value) for name, values in others.items() for value in values]
        yield {
            "form": self.form,
            "is_open": any(value for values in self._given.values() for value in values),
            "kept": [pair for pair in kept if pair[0] not in NarrowForm.base_fields],
            "without": changelist.get_query_string(remove=self.expected_parameters()),
        }


class AuthorFilter(admin.SimpleListFilter):
    """Articles by who began them; one query finds those who did."""

    title = gettext_lazy("author")
    parameter_name = "author"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Those who began articles, oneself first."""
        began = Exists(Article.objects.filter(created_by=OuterRef("pk")))
        people = get_user_model().objects.filter(began).order_by("username")
        names = [(str(person.pk), person.get_username()) for person in people]
        return sorted(names, key=lambda pair: pair[0] != str(request.user.pk))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles of the chosen author."""
        value = self.value()
        if value is None:
            return queryset
        known = {key for key, _name in self.lookup_choices}
        return queryset.filter(created_by=int(value)) if value in known else queryset.none()


class KeptLists(NestedModelAdmin):
    """The list of articles as people work with it."""

    paginator = ShortCount
    show_facets = admin.ShowFacets.NEVER  # each choice would be counted

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The articles in which the words stand; where one is chosen by its title, by that."""
        if request.path == reverse("admin:autocomplete"):
            return super().get_search_results(request, queryset, search_term)
        return words.search(queryset, search_term), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with the lists that its reader keeps, and the one that could be kept."""
        kept = {"saved_lists": SavedList.objects.filter(user=user_of(request)), "query": _query(request.GET)}
        return super().changelist_view(request, {**kept, **(extra_context or {})})


def _query(parameters: QueryDict) -> str:
    """The query string without the page and without what Django adds to it."""
    kept = parameters.copy()
    for name in list(kept):
        if name in {"p", "e", "all"} or name.startswith("_") or not any(kept.getlist(name)):
            del kept[name]
    return kept.urlencode()


def save_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """Keep a list under a name, in the place of one's own list of that name, or forget one (POST)."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    query = _query(QueryDict(request.POST.get("query", "")[:MOST_CHARACTERS]))
    if "forget" in request.POST:
        _forget(request)
    else:
        _keep(request, query)
    return HttpResponseRedirect(f"{reverse('admin:desk_article_changelist')}?{query}")


def _forget(request: HttpRequest) -> None:
    key = request.POST["forget"]
    if is_key(key):
        SavedList.objects.filter(user=user_of(request), pk=key).delete()


def _keep(request: HttpRequest, query: str) -> None:
    own = SavedList.objects.filter(user=user_of(request))
    name = clean_line(request.POST.get("name", ""))[:80]
    if not name:
        messages.error(request, _("Give the list a name."))
    elif own.exclude(name=name).count() >= MOST_SAVED:
        messages.error(request, _("At most %(limit)d lists are kept.") % {"limit": MOST_SAVED})
    else:
        own.update_or_create(user=user_of(request), name=name, defaults={"query": query})
