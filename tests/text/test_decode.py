"""Bytes become text whatever they are, and go back to the same bytes where nothing was lost."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.text.decode import decode


@given(st.binary(max_size=60))
def test_decoding_never_fails_and_loses_nothing_unsaid(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.lossless or decoded.problem
    assert decoded.encode(decoded.text) == data


@pytest.mark.parametrize("data", [b"", b"a\r\nb\rc\n", "é漢😀\0".encode(), codecs.BOM_UTF8 + b"# a"])
def test_utf8_goes_there_and_back(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.problem is None
    assert decoded.encode(decoded.text) == data
    assert not decoded.text.startswith("\ufeff")


def test_invalid_utf8_is_replaced_and_its_line_told() -> None:
    decoded = decode(b"ab\xffcd")
    assert decoded.text == "ab\ufffdcd"
    assert decoded.problem == "not valid UTF-8: byte 0xff in line 1; save it as UTF-8"
    with pytest.raises(ValueError, match="lost"):
        decoded.encode("abcd")
    assert "in line 4;" in str(decode(codecs.BOM_UTF8 + b"# A\r\n\rb\nc\xe9\n").problem)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_and_told(encoding: str) -> None:
    data = "\ufeff# é😀\n".encode(encoding)
    decoded = decode(data)
    assert decoded.text == "# é😀\n"
    assert decoded.problem is not None
    assert "UTF-16" in decoded.problem
    assert decoded.encode(decoded.text) == data


def test_broken_utf16_is_not_written_back() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + b"a\0\x00\xd8")
    assert decoded.text.startswith("a")
    with pytest.raises(ValueError, match="lost"):
        decoded.encode("a")
