"""What a page must never hold, found as a browser would find it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

MARKER = "pwned"
POLYGLOTS = (
    f"<script>{MARKER}()</script>",
    f"</title></textarea></style></script><svg onload={MARKER}()>",
    f"\"'><img src=x onerror={MARKER}()>",
    f"[x](javascript:{MARKER}())",
    f"[x](<javascript:{MARKER}()>)",
    f"[x](JaVaScRiPt&colon;{MARKER}())",
    f"[x](&#106;avascript:{MARKER}())",
    f"<javascript:{MARKER}()>",
    f'![x](x" onerror="{MARKER}())',
    f'`<iframe srcdoc="&lt;script&gt;{MARKER}()&lt;/script&gt;">`',
    f'--><a href="data:text/html,{MARKER}" style="x:expression({MARKER}())">x</a><!--',
    f"{{{{ {MARKER} }}}} {{% {MARKER} %}} ${{{MARKER}}}",
)
"""Texts that do something where a page is careless, each in its own way."""

_FORBIDDEN = {"iframe", "object", "embed", "base", "img", "style", "math"}
_ADDRESSES = {"href", "src", "action", "formaction", "srcdoc"}
_SCHEMES = ("http://", "https://", "mailto:", "/", "#", "?")


def unsafe_parts(html: str) -> list[str]:
    """All that could run, load or submit something, with its element."""
    return [
        fault
        for element in html5lib.parse(html, namespaceHTMLElements=False).iter()
        for fault in _of(element)
    ]


def _of(element: Element) -> Iterator[str]:
    if element.tag in _FORBIDDEN or (element.tag == "script" and not _is_ours(element)):
        yield element.tag
    for name, value in element.attrib.items():
        if name.startswith("on") or name == "style":
            yield f"{element.tag} {name}={value}"
        if name in _ADDRESSES and value and not value.startswith(_SCHEMES):
            yield f"{element.tag} {name}={value}"


def _is_ours(script: Element) -> bool:
    """Whether a script is a file of ours, or no program but data about the page (JSON-LD)."""
    if script.attrib.get("type") == "application/ld+json":
        return isinstance(json.loads(script.text or ""), dict)
    return script.attrib.get("src", "").startswith("/static/js/") and not script.text
