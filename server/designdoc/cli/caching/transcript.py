"""Transcript: what a run wrote about each document, so that the next run like it can write it again.

Results hold what was found, whatever the format. Making objects of thirty thousand findings and lines of those objects
takes longer than everything else in a run in which nothing has changed. A transcript keeps the lines.

There is one file for each command line. It is read in place, so that its size does not matter, and replaced as a whole
when a run had something new to say. An entry counts only under the conditions under which it was written, which stand
beside it, and behind its digest: a file that was cut off or altered has fewer entries, never wrong ones.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO, NamedTuple

from designdoc.reports.tally import Counts
from designdoc.text.digest import SEAL, seal, sealed, unsealed
from designdoc.workspace.blob_cache import TEMPORARY

_MAGIC = b"designdoc transcript 1\n"
_FOOTER = 8 + SEAL + len(_MAGIC)
_DAY = 24 * 60 * 60

_KEPT = 32
"""How many transcripts a cache keeps. Command lines that name other files every time would fill it."""


class DocumentReport(NamedTuple):
    """What a run says about one document: what it adds to the tally, and its text in each of the reports."""

    counts: Counts
    texts: tuple[str, ...]


class _Entry(NamedTuple):
    """Where an entry stands in its file, and the conditions under which it counts."""

    conditions: str
    offset: int
    size: int


class Transcript:
    """The texts of one command line. Whatever is wrong with its file, it is empty; it is never needed."""

    def __init__(self, file: str, accepted: Callable[[str], Mapping[str, str]]) -> None:
        """``accepted`` names the findings that are accepted in a document: one more condition."""
        self._file = file
        self._accepted = accepted
        self._old = _opened(file)
        self._index = {} if self._old is None else _index_of(self._old)
        self._used: dict[str, _Entry] = {}
        self._new: dict[str, _Entry] = {}
        self._temporary = f"{file}.{os.urandom(6).hex()}{TEMPORARY}"
        self._stream: BinaryIO | None = None
        self._writable = True

    def find(self, path: str, conditions: str, still_hold: Callable[[Sequence[Any]], bool]) -> DocumentReport | None:
        """What was said about a document under these conditions, if what was asked then would be answered alike."""
        entry = self._index.get(path)
        if entry is None or self._old is None or entry.conditions != self._all(path, conditions):
            return None
        try:
            asked, counts, texts = _unpacked(_read(self._old, entry))
            if not still_hold(asked):
                return None
        except (OSError, ValueError, TypeError):
            return None
        self._used[path] = entry
        return DocumentReport(counts, texts)

    def keep(self, path: str, conditions: str, asked: Sequence[Any], report: DocumentReport) -> None:
        """Note what is said about a document, and what that depends on beside the conditions."""
        packed = _packed(asked, report)
        if packed is not None:
            self._put(path, self._all(path, conditions), packed)

    def close(self) -> None:
        """Put the new file in place of the old one, if there is anything new."""
        if self._new:
            for path, entry in self._used.items():
                if path not in self._new and self._old is not None:
                    with contextlib.suppress(OSError, ValueError):
                        self._put(path, entry.conditions, _read(self._old, entry))
            self._commit()
        self.discard()

    def discard(self) -> None:
        """Forget what is new; after :meth:`close` this does nothing."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()
            with contextlib.suppress(OSError):
                os.unlink(self._temporary)
        if self._old is not None:
            self._old.close()
        self._stream = self._old = None

    def _all(self, path: str, conditions: str) -> str:
        accepted = self._accepted(path)
        return f"{conditions} {seal(json.dumps(sorted(accepted)).encode()).hex()}" if accepted else conditions

    def _put(self, path: str, conditions: str, packed: bytes) -> None:
        if not self._writable:
            return
        try:
            if self._stream is None:
                os.makedirs(os.path.dirname(self._file), exist_ok=True)
                self._stream = open(self._temporary, "wb")  # noqa: SIM115
            self._new[path] = _Entry(conditions, self._stream.tell(), SEAL + len(packed))
            self._stream.write(sealed(packed))
        except OSError:
            self._writable = False

    def _commit(self) -> None:
        if self._stream is None or not self._writable:
            return
        index = json.dumps(self._new).encode()
        try:
            offset = self._stream.tell()
            self._stream.write(index + offset.to_bytes(8, "big") + seal(index) + _MAGIC)
            self._stream.close()
            if self._old is not None:
                # Some systems do not replace a file that is open.
                self._old.close()
            known = os.path.exists(self._file)
            os.replace(self._temporary, self._file)
        except OSError:
            return
        self._stream = None
        if not known:
            _thin_out(os.path.dirname(self._file))


def _opened(file: str) -> BinaryIO | None:
    """The file of an earlier run. Its time says when it was last of use; sweeping goes by it."""
    try:
        # Entries are read one at a time and from end to end, so that a buffer would be filled for nothing.
        stream = open(file, "rb", buffering=0)  # noqa: SIM115
    except OSError:
        return None
    with contextlib.suppress(OSError):
        if time.time() - os.fstat(stream.fileno()).st_mtime > _DAY:
            os.utime(file)
    return stream


def _thin_out(folder: str) -> None:
    """Remove the transcripts that were of use longest ago."""
    with contextlib.suppress(OSError):
        found = [entry for entry in os.scandir(folder) if not entry.name.endswith(TEMPORARY)]
        files = sorted((entry.stat().st_mtime, entry.path) for entry in found)
        for _, path in files[:-_KEPT]:
            os.unlink(path)


def _index_of(stream: BinaryIO) -> dict[str, _Entry]:
    """Where the entries of a file stand; nothing where the file is not whole."""
    try:
        end = stream.seek(-_FOOTER, os.SEEK_END)
        footer = stream.read()
        offset = int.from_bytes(footer[:8], "big")
        if footer[8 + SEAL :] != _MAGIC or offset > end:
            return {}
        stream.seek(offset)
        index = stream.read(end - offset)
        if footer[8 : 8 + SEAL] != seal(index):
            return {}
        return {path: _Entry(*entry) for path, entry in json.loads(index).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _read(stream: BinaryIO, entry: _Entry) -> bytes:
    """The bytes of an entry; raises ValueError when they are not those that were written."""
    stream.seek(entry.offset)
    packed = unsealed(stream.read(entry.size))
    if packed is None:
        raise ValueError("altered")
    return packed


def _packed(asked: Sequence[Any], report: DocumentReport) -> bytes | None:
    """An entry as bytes: a line of JSON about everything but the texts, and the texts. ``None`` where a text holds what
    UTF-8 cannot.
    """
    try:
        texts = [text.encode() for text in report.texts]
    except UnicodeEncodeError:
        return None
    head = json.dumps([asked, report.counts, [len(text) for text in texts]])
    return b"".join([head.encode(), b"\n", *texts])


def _unpacked(packed: bytes) -> tuple[list[Any], Counts, tuple[str, ...]]:
    """The inverse of :func:`_packed`, with what was asked first."""
    end = packed.index(b"\n")
    asked, counts, sizes = json.loads(packed[:end])
    texts, start = [], end + 1
    for size in sizes:
        texts.append(packed[start : start + size].decode())
        start += size
    return asked, Counts(*counts), tuple(texts)
