"""The desk in the hands of people with roles: how they come in, and what they press."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from archive.desk.models import Article

PASSWORD = "correct horse battery staple"
ROLES = (
    ("0002_roles", "make_roles"),
    ("0003_workflow", "let_approve"),
    ("0006_chiefs_read_the_log", "let_chiefs_read"),
)


def make_roles() -> None:
    """The roles, as the migrations made them: a test that commits empties the database after it."""
    for module, function in ROLES:
        getattr(import_module(f"archive.desk.migrations.{module}"), function)(apps, None)


def account(role: str) -> User:
    """Somebody with a role, named for it."""
    user = User.objects.create_user(role, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def log_in(page: Page, server: str, role: str) -> None:
    """Log in at the door of the desk."""
    page.context.clear_cookies()
    page.goto(f"{server}/admin/")
    page.get_by_label("Username").fill(role)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def article_page(page: Page, server: str, article: Article, rest: str = "change/") -> None:
    """Open a page of the article."""
    page.goto(f"{server}/admin/desk/article/{article.pk}/{rest}")


def go(page: Page, act: str, done: str, **fields: str) -> None:
    """Go a step of the workflow on its page: fill in what it asks, press its button, read that it is done."""
    for name, value in fields.items():
        field = page.locator(f"[name={name}]")
        (field.select_option if name in {"kind", "zone"} else field.fill)(value)
    page.get_by_role("button", name=act, exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(done)
