"""Pages that are decided on, but not written out: whom they open to stands before a word of them does."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.deprecation import MiddlewareMixin


class Unwritten(MiddlewareMixin):
    """Leaves pages of templates empty. What is refused is written out as ever."""

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> Any:
        """The answer with nothing in it."""
        response.content = b""
        return response
