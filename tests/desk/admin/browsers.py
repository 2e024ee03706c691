"""Real browsers at the desk: how somebody comes in, and fills in its fields."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext, Page, Response

from tests.desk.admin.pages import signed_in


def let_in(context: BrowserContext, server: str, user: User) -> None:
    """Give the browser the cookie of a session, as the door of the desk does."""
    cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server}])


def choose(page: Page, row: str, words: str) -> None:
    """Type into a choice and take the first that is found; what was offered before is not."""

    def is_answer(response: Response) -> bool:
        return parse_qs(urlsplit(response.url).query).get("term") == [words]

    page.click(f"{row} .select2-selection")
    field = page.locator(".select2-container--open .select2-search__field")
    with page.expect_response(is_answer):
        field.fill(words)
    page.locator(".select2-results__option--highlighted", has_text=words).wait_for()
    field.press("Enter")
