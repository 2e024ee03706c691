"""Hypothesis strategies for documents: any well-formed document, nasty texts included."""

from __future__ import annotations

from hypothesis import strategies as st

from archive.dates import UNDATED, EventDate
from archive.documents import (
    Answer,
    Certainty,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    RelationType,
    Section,
    Source,
    Verdict,
    clean_line,
)

NASTY = (
    "- point",
    "* star",
    "+ plus",
    "• dot",
    "– dash",
    "—",
    "-",
    "*",
    "#",
    "# x",
    "## x",
    "###### ",
    "#hash",
    "---",
    "***",
    "___",
    "- -",
    "- - -",
    "* * *",
    "===",
    "==",
    "```",
    "~~~ py",
    "> said",
    "| a | b |",
    "|---|",
    "1. one",
    "2) two",
    "(a) x",
    "Label: x",
    "Label:",
    ": x",
    "a: b: c",
    "**Bold:** x",
    "**Bold**: x",
    "**bold**",
    "[x]",
    "[x] done",
    "[^mfa]",
    "text [^s1]",
    "text [^s1][^s2]",
    "[^s1]: note",
    "{#d1}",
    "text {#d1}",
    "text {#d2 restates a#b}",
    "text \\{#d1}",
    "{section}",
    "Heading {section}",
    "Demanded by: A; B",
    "Demanded of: C",
    "Demanded by\\: x",
    "a; b",
    "a, b",
    "a\\; b",
    "\\",
    "\\\\",
    "\\# x",
    "\\\\- x",
    "x\\",
    "'",
    '"',
    "'a' \"b\"",
    "Key Facts",
    "Key facts:",
    "Primary Demands",
    "Moscow demanded:",
    "Closing",
    "null",
    "true",
    "~",
    "1",
    "2021-12-17",
    "&a",
    "*a",
    "!x",
    "%x",
    "@x",
    "`x`",
    "{a: b}",
    "[a, b]",
    "a #b",
    "a: #b",
    "מסמך עברי",
    "سند فارسی می‌خواهم",
    "👩‍👧 family",
    "<script>x</script>",
    "{{< x >}}",
    "![i](u)",
    "e\u0301",
    "Date",
    "Date: 2021",
    "...",
    "title: x",
    "\ufffe",
    "\ufeff",
    "Part I",
    "Heading ##",
    "Heading #",
    "  ",
    "x" * 900,
)

lines = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.tuples(st.sampled_from(NASTY), st.text(max_size=10)).map(" ".join),
).map(clean_line)
"""Any line, the empty one included."""

texts = lines.filter(bool)
keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True) | st.sampled_from(
    ["s1", "mfa", "d1", "d2", "d3"]
)
slugs = st.sampled_from(["a", "2021-12-russia-issues-ultimatum", "1918-03-мир", "平和-条約"])
references = st.builds("{}#{}".format, st.just("") | slugs, keys)
languages = st.sampled_from(["", "", "uk", "pt-BR", "zh-Hant-TW", "sl-rozaj", "de-1901", "es-419", "no"])
dates = st.sampled_from(
    [
        UNDATED,
        EventDate("December 17, 2021", "2021-12-17"),
        EventDate("", "2021-12-17"),
        EventDate("2021", "2021"),
        EventDate("n.d.", ""),
        EventDate("the year of: the #comet", "1811~"),
        EventDate("2021-12-17", ""),
    ]
)


def names(max_size: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Names of tags, parties or dossiers, each once."""
    return st.lists(texts, max_size=max_size, unique=True).map(tuple)


levels = st.just(2) | st.integers(2, 6)
sections = st.builds(
    Section,
    heading=lines,
    level=levels,
    paragraphs=st.lists(texts, max_size=3).map(tuple),
    points=st.lists(texts, max_size=4).map(tuple),
).filter(lambda section: section.heading or section.paragraphs or section.points)
sources = st.builds(Source, key=keys, title=texts, issuer=lines, date=lines, url=lines)


@st.composite
def demand_lists(draw: st.DrawFn, used: list[str]) -> DemandList:
    """A demand list whose keys are not among the `used` ones."""
    own = draw(st.lists(keys.filter(lambda key: key not in used), min_size=1, max_size=4, unique=True))
    used.extend(own)
    restates = st.just("") | references
    return DemandList(
        heading=draw(lines),
        level=draw(levels),
        paragraphs=tuple(draw(st.lists(texts, max_size=2))),
        issuers=draw(names()),
        addressees=draw(names()),
        demands=tuple(Demand(key=key, text=draw(texts), restates=draw(restates)) for key in own),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any well-formed document."""
    held = draw(st.lists(sources, max_size=3, unique_by=lambda source: source.key))
    cited = st.sampled_from(["", *(source.key for source in held)])
    facts = st.builds(KeyFact, label=texts, value=texts, source=cited)
    answers = st.builds(
        Answer,
        demand=references,
        verdict=st.sampled_from(Verdict),
        by=st.just("") | texts,
        note=lines,
        source=cited,
    )
    relations = st.builds(
        Relation,
        type=st.sampled_from(RelationType),
        target=slugs,
        note=lines,
        certainty=st.sampled_from(Certainty),
        source=cited,
    )
    used: list[str] = []
    kinds = draw(st.lists(st.booleans(), max_size=5))
    return Document(
        language=draw(languages),
        translation_of=draw(st.just("") | slugs),
        title=draw(texts),
        headline=draw(lines),
        dek=draw(lines),
        lead=draw(lines),
        date=draw(dates),
        key_facts=tuple(draw(st.lists(facts, max_size=3))),
        blocks=tuple(draw(demand_lists(used)) if listed else draw(sections) for listed in kinds),
        closing=draw(lines),
        answers=tuple(draw(st.lists(answers, max_size=2, unique_by=lambda one: (one.demand, one.by)))),
        sources=tuple(held),
        tags=draw(names()),
        parties=draw(names()),
        dossiers=draw(names()),
        relations=tuple(draw(st.lists(relations, max_size=2, unique_by=lambda one: (one.type, one.target)))),
    )
