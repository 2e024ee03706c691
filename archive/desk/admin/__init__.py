"""The desk's rooms in Django's admin."""

import taggit.admin  # noqa: F401 (it registers its own Tag, which is not ours)
from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy
from taggit.models import Tag as TaggitTag

from archive.desk.admin.article import ArticleAdmin
from archive.desk.admin.log import LogAdmin
from archive.desk.admin.merging import MergeAdmin
from archive.desk.admin.people import PeopleAdmin
from archive.desk.admin.vocabulary import DossierAdmin, PartyAdmin, TagAdmin

admin.site.unregister(TaggitTag)
admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = gettext_lazy("Desk")

__all__ = [
    "ArticleAdmin",
    "DossierAdmin",
    "LogAdmin",
    "MergeAdmin",
    "PartyAdmin",
    "PeopleAdmin",
    "TagAdmin",
]
