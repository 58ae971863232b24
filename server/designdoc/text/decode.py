"""From the bytes of a file to text, and back to the same bytes."""

from __future__ import annotations

import codecs

from designdoc.records import record

_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@record
class Decoded:
    """A file's text without its byte-order mark, and what is needed to write it back unchanged.

    ``problem`` says in one sentence what was wrong with the bytes and where. ``undecoded`` are the bytes of a file of
    which U+FFFD stands for some; no other text can take its place, because these would be lost.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    problem: str | None = None
    undecoded: bytes | None = None

    @property
    def lossless(self) -> bool:
        """Whether the text holds all that the bytes say."""
        return self.undecoded is None

    def encode(self, text: str) -> bytes:
        """``text`` as bytes, with the mark and encoding the file had. Raises ``ValueError`` for another text than the
        file's own where this is not lossless, and for lone surrogates, which no file can hold.
        """
        if self.undecoded is not None:
            if text != self.text:
                raise ValueError("bytes that could not be decoded would be lost")
            return self.undecoded
        return self.mark + text.encode(self.encoding)


def decode(data: bytes) -> Decoded:
    """Decode a file's bytes; never fails.

    UTF-8 is expected, with or without a byte-order mark. UTF-16 with a mark is read too, but is a problem worth a
    message, because hardly any other tool reads such Markdown. Anything else is read as UTF-8 with U+FFFD in place of
    what is invalid. NUL characters stay.
    """
    for mark, encoding in _UTF16_MARKS.items():
        if data.startswith(mark):
            return _decode_utf16(data, mark, encoding)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    body = data[len(mark) :]
    try:
        return Decoded(body.decode("utf-8"), mark=mark)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        problem = f"not valid UTF-8: byte 0x{data[offset]:02x} in line {_line(data, offset)}; save it as UTF-8"
        return Decoded(body.decode("utf-8", "replace"), mark=mark, problem=problem, undecoded=data)


def _line(data: bytes, offset: int) -> int:
    """The line of a byte, from 1; a carriage return and a line feed after it end one line."""
    before = data[:offset].replace(b"\r\n", b"\n")
    return before.count(b"\n") + before.count(b"\r") + 1


def _decode_utf16(data: bytes, mark: bytes, encoding: str) -> Decoded:
    body = data[len(mark) :]
    try:
        return Decoded(body.decode(encoding), encoding, mark, "the file is UTF-16; save it as UTF-8")
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        problem = f"not valid UTF-16 at byte offset {offset}; save the file as UTF-8"
        return Decoded(body.decode(encoding, "replace"), encoding, mark, problem, data)
