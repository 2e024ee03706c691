from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import is_slug
from archive.vocabulary.slugs import FreeSlugs, free, slugify


class Shelf:
    """Addresses in use, which counts how often it is asked."""

    def __init__(self, *slugs: str) -> None:
        self.slugs = set(slugs)
        self.asked = 0

    def taken(self, slugs: Collection[str]) -> set[str]:
        """Those in use."""
        self.asked += 1
        return self.slugs.intersection(slugs)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Arms control", "arms-control"),
        ("Élysée_Palace", "élysée-palace"),
        ("Ukraine crisis, 2021–22", "ukraine-crisis-2021-22"),
        ("NATO/Russia – talks", "nato-russia-talks"),
        ("C++", "c"),
        ("🔥", ""),
        ("محادثات جنيف", "محادثات-جنيف"),
        ("ＮＡＴＯ", "nato"),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_slugify_any_text(text: str) -> None:
    slug = slugify(text)
    assert not slug or is_slug(slug)


def test_free_unused() -> None:
    shelf = Shelf("other")
    assert free("talks", shelf.taken) == "talks"
    assert shelf.asked == 1


@pytest.mark.parametrize("used", [1, 2, 3, 4, 5, 16, 17, 100, 4097])
def test_free_after_equal_titles(used: int) -> None:
    shelf = Shelf("talks", *(f"talks-{number}" for number in range(2, used + 1)))
    assert free("talks", shelf.taken) == f"talks-{used + 1}"
    assert shelf.asked == 3


@given(st.sets(st.integers(2, 40)))
def test_free_among_gaps(numbers: set[int]) -> None:
    shelf = Shelf("talks", *(f"talks-{number}" for number in numbers))
    assert free("talks", shelf.taken) not in shelf.slugs


@given(
    st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b", "c"])), st.sets(st.sampled_from(["a", "a-3", "b"]))
)
def test_free_slugs_given_once(bases: list[str], used: set[str]) -> None:
    slugs = FreeSlugs(Shelf(*used).taken, bases)
    given_out = [slugs.give(base) for base in bases]
    assert len(set(given_out)) == len(bases)
    assert used.isdisjoint(given_out)
    assert all(slug.startswith(base) for slug, base in zip(given_out, bases, strict=True))


def test_free_slugs_batch_asks_once() -> None:
    shelf = Shelf()
    bases = [f"talks-{number}" for number in range(500)]
    slugs = FreeSlugs(shelf.taken, bases)
    assert [slugs.give(base) for base in bases] == bases
    assert shelf.asked == 1
