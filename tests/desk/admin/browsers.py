"""Real browsers in which somebody has logged in already."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext

from tests.desk.admin.pages import signed_in


def let_in(context: BrowserContext, server: str, user: User) -> None:
    """Give the browser the cookie of a session, as the door of the desk does."""
    cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server}])
