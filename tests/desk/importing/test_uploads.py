from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.importing import uploads
from archive.desk.importing.uploads import RefusedUpload, pack, raws, read_uploads, table_of, unpack

TEXT = b"Talks\n\nThey met."


def zipped(members: Mapping[str, bytes], name: str = "some.zip") -> SimpleUploadedFile:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in members.items():
            archive.writestr(path, data)
    return SimpleUploadedFile(name, packed.getvalue())


def test_files_and_those_of_a_zip_are_read_together() -> None:
    files = read_uploads(
        [SimpleUploadedFile("a.txt", TEXT), zipped({"b/c.md": TEXT, "d.jsonl": b"{}\n{}\n"})]
    )

    assert files == {"a.txt": TEXT, "b/c.md": TEXT, "d.jsonl": b"{}\n{}\n"}
    assert [(raw.name, raw.place) for raw in raws(files)] == [
        ("a.txt", "a.txt"),
        ("b/c.md", "b/c.md"),
        ("d.jsonl:1", "d.jsonl:1"),
        ("d.jsonl:2", "d.jsonl:2"),
    ]


def test_what_is_no_document_in_a_zip_is_left_out() -> None:
    members = {
        "a.txt": TEXT,
        "README.md": TEXT,
        ".hidden/b.txt": TEXT,
        "__MACOSX/._a.txt": b"\0",
        "photo.jpg": b"\xff",
        "nested.zip": b"PK",
        "folder/": b"",
    }

    assert read_uploads([zipped(members)]) == {"a.txt": TEXT}


@pytest.mark.parametrize(
    "path", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "..\\a.txt", "C:\\a.txt", "C:a.txt"]
)
def test_name_that_leads_out_of_the_zip_is_refused(path: str) -> None:
    with pytest.raises(RefusedUpload, match="leads out of the zip"):
        read_uploads([zipped({"good.txt": TEXT, path: TEXT})])


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40, TEXT])
def test_zip_that_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedUpload, match=r"“some.zip” is no zip that can be read\."):
        read_uploads([SimpleUploadedFile("some.zip", data)])


def test_damaged_member_is_refused() -> None:
    whole = zipped({"a.txt": bytes(range(256)) * 8}).read()

    with pytest.raises(RefusedUpload):
        read_uploads([SimpleUploadedFile("some.zip", whole[:60] + b"\xff\xff\xff" + whole[63:])])


def test_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"a.txt": TEXT}).read())
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(RefusedUpload, match=r"“a.txt” is encrypted\."):
        read_uploads([SimpleUploadedFile("some.zip", bytes(data))])


def test_zip_that_grows_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1000)

    assert len(read_uploads([zipped({"a.txt": b"x" * 500, "b.txt": b"x" * 500})])) == 2
    with pytest.raises(RefusedUpload, match="Unpacked, the files are larger"):
        read_uploads([zipped({"a.txt": b"x" * 500, "b.txt": b"x" * 501})])


def test_more_files_bytes_or_documents_than_are_taken_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {"a.txt": TEXT, "b.txt": TEXT}
    monkeypatch.setattr(uploads, "MOST_DOCUMENTS", 1)
    with pytest.raises(RefusedUpload, match="More than 1 documents"):
        raws(two)
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    with pytest.raises(RefusedUpload, match="More than 1 files"):
        read_uploads([zipped(two)])
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    with pytest.raises(RefusedUpload, match="The files are larger than"):
        read_uploads([SimpleUploadedFile("a.txt", TEXT)])


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(RefusedUpload, match=r"Two files are called “a.txt”\."):
        read_uploads([SimpleUploadedFile("a.txt", TEXT), zipped({"a.txt": TEXT})])


def test_nothing_is_refused() -> None:
    with pytest.raises(RefusedUpload, match="no document among the files"):
        read_uploads([zipped({"photo.jpg": b"x"})])


def test_table_comes_alone() -> None:
    assert table_of({"a.txt": TEXT}) is None
    assert table_of({"a.CSV": b"x"}) == b"x"
    with pytest.raises(RefusedUpload, match="alone"):
        table_of({"a.csv": b"x", "a.txt": TEXT})


@given(st.dictionaries(st.text("abc./é", min_size=1, max_size=9), st.binary(max_size=30), max_size=4))
def test_packed_files_are_unpacked_as_they_were(files: dict[str, bytes]) -> None:
    assert unpack(pack(files)) == files
