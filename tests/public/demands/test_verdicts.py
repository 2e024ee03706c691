from __future__ import annotations

from django.test import Client

from archive.documents import Verdict
from tests.public.pages import page, texts


def test_every_verdict_is_explained_with_its_code(client: Client) -> None:
    root = page(client, "/demands/verdicts/")

    assert texts(root, ".//tbody/tr/th") == [verdict.words for verdict in Verdict]
    assert [row.attrib["id"] for row in root.findall(".//tbody/tr")] == [verdict.value for verdict in Verdict]
    assert texts(root, ".//tr[@id='rejected']/td") == [
        Verdict.REJECTED.meaning,
        "the side of which it is demanded",
        "0",
        "124 Refuse to yield",
    ]
    assert texts(root, ".//thead//th")[-1] == "CAMEO 1.1b3"
