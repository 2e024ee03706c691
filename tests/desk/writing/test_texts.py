from __future__ import annotations

from archive.desk.writing.texts import Remark, obstacles, remarks, with_fresh_keys
from archive.documents import Demand, DemandList, Document, read_text


def demands(*keys: str) -> Document:
    listed = tuple(Demand(key=key, text=key.upper()) for key in keys)
    return Document(title="Note", blocks=(DemandList(heading="Demands", demands=listed),))


def keys(text: str, held: Document, last: int) -> list[str]:
    return [demand.key for demand in with_fresh_keys(read_text(text), text, held, last).demands]


def test_remark_stands_beside_its_line() -> None:
    text = "# Note\n\n## Key Facts\n\n- Date: someday soon\n"

    assert [remark for remark in remarks(text, read_text(text)) if remark.level == "warning"] == [
        Remark(5, "warning", "warning", remarks(text, read_text(text))[-1].message, "- Date: someday soon")
    ]


def test_name_that_mixes_scripts_is_remarked_on() -> None:
    text = "---\ntags: \u0420rotest\n---\n\n# Note\n"

    assert [(remark.line, remark.level) for remark in remarks(text, read_text(text))] == [(0, "warning")]


def test_text_without_a_title_cannot_be_saved() -> None:
    assert obstacles(read_text("")) != []
    assert obstacles(read_text("# Note")) == []


def test_new_demand_gets_a_key_that_no_demand_ever_had() -> None:
    text = "# Note\n\n## Demands\n\n- D1 {#d1}\n- New\n- Newer\n"

    assert keys(text, demands("d1", "d2"), last=3) == ["d1", "d4", "d5"]


def test_key_that_is_written_is_kept() -> None:
    text = "# Note\n\n## Demands\n\n- D1 {#d1}\n- Back {#d3}\n- New\n"

    assert keys(text, demands("d1"), last=3) == ["d1", "d3", "d4"]


def test_text_of_a_new_article_counts_from_one() -> None:
    text = "# Note\n\n## Demands\n\n- One\n- Two\n"

    assert keys(text, Document(title=""), last=0) == ["d1", "d2"]


def test_demand_of_the_same_words_keeps_its_key() -> None:
    text = "# Note\n\n## Demands\n\n- D2\n- Other\n"

    assert keys(text, demands("d1", "d2"), last=2) == ["d2", "d3"]
