"""The addresses of the desk outside the admin: what it shows to people without an account."""

from __future__ import annotations

from django.urls import path

from archive.desk.writing.outside import outside_page

urlpatterns = [path("<str:token>/", outside_page, name="preview-link")]
