"""The admin of articles: the list, the one page to write on, and the way to readers."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import F, QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.admin import (
    acts,
    autosaving,
    bulk,
    filters,
    importing,
    labels,
    lists,
    revisions,
    suggesting,
    tagging,
    uploads,
    uses,
    way,
    writing,
)
from archive.desk.admin.choosing import ChosenRows
from archive.desk.admin.forms import ArticleForm
from archive.desk.admin.parts import AnswerInline, BlockInline, KeyFactInline, RelationInline, SourceInline
from archive.desk.admin.people import user_of
from archive.desk.articles import document_of, moving, save_document
from archive.desk.models import Article
from archive.desk.workflow import gate


@admin.register(Article)
class ArticleAdmin(ChosenRows, lists.KeptLists):  # type: ignore[misc]  # nested_admin narrows its arguments
    """Articles. Writers change their own drafts; whoever may change every article, all of them."""

    form = ArticleForm
    inlines = [KeyFactInline, BlockInline, AnswerInline, SourceInline, RelationInline]
    readonly_fields = ["reading"]
    fieldsets = [
        (
            None,
            {"fields": ["opened_version", "title", "headline", "dek", ("date", "edtf"), "reading", "lead"]},
        ),
        (
            gettext_lazy("Where it belongs"),
            {"fields": ["tags", "parties", "dossiers", ("language", "translation_of"), "slug"]},
        ),
        (gettext_lazy("At the end"), {"fields": ["closing", "reason"]}),
    ]
    list_display = ["title_line", "date_words", "state", "author", "changed_at"]
    list_filter = [
        filters.StateFilter,
        filters.CareFilter,
        lists.AuthorFilter,
        lists.NarrowFilter,
        "changed_at",
    ]
    search_fields = ["title", "slug", "headline", "dek", "date_said", "date_edtf"]
    search_help_text = gettext_lazy("Words of title, texts, facts, date or address")
    ordering = ["-changed_at"]
    actions = [*bulk.ACTIONS, tagging.change_tags]
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False
    change_form_template = "admin/desk/article/change_form.html"
    change_list_template = "admin/desk/article/change_list.html"

    class Media:
        js = ["desk/rows.js", *(Script(f"desk/{name}.js", type="module") for name in writing.MODULES)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Articles with what lists show of them, and without their long texts."""
        articles: QuerySet[Article] = super().get_queryset(request)
        articles = articles.select_related("record", "created_by", "submission")
        return articles.annotate(edition_digest=F("record__edition__digest"))

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """The article; while it is being saved, nobody else may save it."""
        if request.method == "POST" and object_id.isdecimal():
            Article.objects.select_for_update(no_key=True).filter(pk=object_id).first()
        return super().get_object(request, object_id, from_field)

    # The list

    @admin.display(description=gettext_lazy("title"), ordering="title")
    def title_line(self, article: Article) -> str:
        """The title, cut to what a list can show."""
        return article.title if len(article.title) <= 120 else f"{article.title[:119]}…"

    @admin.display(description=gettext_lazy("date"), ordering=F("first_day").asc(nulls_last=True))
    def date_words(self, article: Article) -> str:
        """The event date, as readers see it."""
        return article.date.words

    @admin.display(description=gettext_lazy("state"))
    def state(self, article: Article) -> str:
        """Where it stands towards the public: a word, and a sign beside it."""
        return filters.signed(article)

    @admin.display(description=gettext_lazy("author"), ordering="created_by__username")
    def author(self, article: Article) -> str:
        """Who began it."""
        return str(article.created_by or "")

    # The page

    @admin.display(description=gettext_lazy("Read as"))
    def reading(self, article: Article) -> str:
        """What the saved event date means."""
        return writing.told(article.date)

    def _is_writing(self, request: HttpRequest, obj: Article | None) -> bool:
        """Whether the page is to write on; others see there what the article says."""
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """The fields of those who write."""
        return super().get_fieldsets(request, obj) if self._is_writing(request, obj) else []

    def get_inline_instances(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        """The parts, which may be edited by whoever may edit the article."""
        request.edits_article = edits = self._is_writing(request, obj)  # type: ignore[attr-defined]
        return list(super().get_inline_instances(request, obj)) if edits else []

    def _create_formsets(self, request: HttpRequest, obj: Article, change: bool) -> tuple[Any, Any]:
        """Let the article's form see the rows: it checks the page as one document."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[no-untyped-call]
        obj.formsets = formsets  # type: ignore[attr-defined]
        return formsets, inlines

    def save_model(self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool) -> None:
        """Nothing yet: article and parts are saved together."""

    def save_related(self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool) -> None:
        """Save the page as the document that it is."""
        assert form.document is not None
        article: Article = form.instance
        slug, article.slug = article.slug, form.held_slug if change else article.slug
        save_document(form.document, article=article, by=user_of(request), reason=form.cleaned_data["reason"])
        if change and slug != article.slug:
            moving.move(article, slug)
        autosaving.saved(request)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """The revision that the save made; what it changed is in the revision."""
        message = _("Revision %(number)d. %(reason)s")
        return message % {"number": form.instance.version, "reason": form.cleaned_data["reason"]}

    # Who may do what

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Those who may change every article, and authors their drafts until they hand them in."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or gate.may_write(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Drafts only: what has been public is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.record_id is None)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Whether the list offers to approve."""
        return request.user.has_perm("desk.approve_article")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the list offers to publish."""
        return request.user.has_perm("desk.publish_article")

    # The way to readers

    def get_urls(self) -> list[URLPattern]:
        """The pages of the acts and of importing, before those of Django."""
        view = self.admin_site.admin_view
        pages = [
            path("import/", view(importing.import_page), {"model_admin": self}, name="desk_article_import"),
            *uploads.addresses(self),
            path("lists/", view(lists.save_page), {"model_admin": self}, name="desk_article_save_list"),
            path("labels/", view(uses.label_uses), {"model_admin": self}, name="desk_article_labels"),
            path(
                "labels/twins/",
                view(labels.label_twins_page),
                {"model_admin": self},
                name="desk_article_label_twins",
            ),
            *autosaving.addresses(self),
            *revisions.addresses(self),
            *writing.addresses(self),
            *suggesting.addresses(self),
            path("<int:pk>/uses/", view(uses.article_uses), {"model_admin": self}, name="desk_article_uses"),
            *(
                path(
                    f"<int:pk>/{act.name}/",
                    view(acts.act_page),
                    {"model_admin": self, "act": act},
                    name=f"desk_article_{act.name}",
                )
                for act in acts.ACTS
            ),
        ]
        return [*pages, *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page, with the acts that this user may do now."""
        article = super().get_object(request, object_id) if object_id else None
        if answer := autosaving.answered(request, article):
            return answer
        context = {
            **autosaving.context(request, article),
            **writing.context(article),
            "shown": document_of(article) if article and not self._is_writing(request, article) else None,
            "acts": acts.possible(article, request.user),
            "show_save_and_add_another": False,
            **way.told(article or Article(created_by=user_of(request))),
            **(extra_context or {}),
        }
        return super().changeform_view(request, object_id, form_url, context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The revisions; what else was done with the article is in the log."""
        return revisions.history_page(request, self, unquote(object_id))

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """After a save that was asked to go on to an act: its page."""
        for act in acts.possible(obj, request.user):
            if f"_{act.name}" in request.POST:
                return HttpResponseRedirect(reverse(f"admin:desk_article_{act.name}", args=[obj.pk]))
        return super().response_change(request, obj)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        """The same after the first save."""
        if any(f"_{act.name}" in request.POST for act in acts.possible(obj, request.user)):
            return self.response_change(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def view_on_site(self, obj: Article) -> str | None:
        """Its public address, where it has one and this process knows the public pages."""
        return acts.public_address(obj)
