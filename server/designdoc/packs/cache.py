"""The cache of compiled packs in the user's cache folder: never needed, never trusted further than it can be checked.

A cached pack is found by what its files look like from outside (names, sizes, times), without reading them. Where
that differs, the content decides, so that a fresh checkout of the same files compiles nothing. A file that was changed
so recently that its time may not tell is always read. Whatever is wrong with the cache, the pack is compiled anew.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import designdoc
from designdoc.packs import compiled, roots
from designdoc.packs.cache_folder import folder as folder
from designdoc.text import Span
from designdoc.text.digest import blake2b
from designdoc.typed_yaml.mistake import Mistake

if TYPE_CHECKING:
    from designdoc.packs.store import Loaded

_TOO_FRESH_NS = 2_000_000_000
_CODE = (Path(__file__).parent, Path(__file__).parent.parent / "typed_yaml")
_VERSION = f"{designdoc.__version__}/{compiled.FORMAT}"


def stat_signature(folders: Sequence[Path]) -> str:
    """What the files of the folders look like from outside, as one short text; it begins with ``?`` while a file is so
    new that a further change might leave its time as it is.
    """
    checksum = count = newest = 0
    for path, stat in _files(folders):
        # The time of the last change to the inode is there for edits after which the other time was put back.
        line = f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}\n"
        checksum = zlib.crc32(line.encode(errors="surrogateescape"), checksum)
        newest = max(newest, stat.st_mtime_ns)
        count += 1
    fresh = "?" if time.time_ns() - newest < _TOO_FRESH_NS else ""
    return f"{fresh}{count}-{newest}-{checksum:08x}"


def content_signature(folders: Sequence[Path]) -> str:
    """The content of the files of the folders as one short text."""
    digest = blake2b(_VERSION.encode(), digest_size=16)
    for path, _ in _files(folders):
        digest.update(path.encode(errors="surrogateescape") + b"\0")
        try:
            digest.update(Path(path).read_bytes())
        except OSError:
            digest.update(b"\0unreadable")
    return digest.hexdigest()


def find(pack_id: str, extra: tuple[Path, ...], state: str) -> Loaded | None:
    """The cached pack, if it was made from the files as they are now."""
    path = _path(pack_id, extra)
    try:
        header, _, body = path.read_bytes().partition(b"\n")
        stored = json.loads(header)
        fits = stored["version"] == _VERSION and stored["where"] == _where(pack_id, extra)
        if not fits or stored["checksum"] != zlib.crc32(body):
            return None
        if state.startswith("?") or stored["state"] != state:
            if stored["content"] != content_signature(roots.pack_folders(extra)):
                return None
            _write(path, {**stored, "state": state}, body)
        return _loaded(body)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(pack_id: str, extra: tuple[Path, ...], state: str, loaded: Loaded) -> None:
    """Put a pack into the cache, if the cache can be written."""
    if loaded.pack is None:
        return
    mistakes = [[m.path, list(m.span), m.line, m.column, m.key, m.message] for m in loaded.mistakes]
    body = (json.dumps(mistakes) + "\n" + compiled.dumps(loaded.pack)).encode()
    header = {
        "version": _VERSION,
        "where": _where(pack_id, extra),
        "state": state,
        "content": content_signature(roots.pack_folders(extra)),
    }
    _write(_path(pack_id, extra), header, body)


def _loaded(body: bytes) -> Loaded:
    from designdoc.packs.store import Loaded

    first, _, rest = body.partition(b"\n")
    mistakes = tuple(Mistake(path, Span(*span), *others) for path, span, *others in json.loads(first))
    return Loaded(compiled.loads(rest), mistakes)


def _write(path: Path, header: Mapping[str, object], body: bytes) -> None:
    """Write atomically; a cache that cannot be written is none."""
    import tempfile

    line = json.dumps({**header, "checksum": zlib.crc32(body)}).encode()
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(line + b"\n" + body)
        os.replace(temporary, path)  # noqa: PTH105 (the same call, without building two paths)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _path(pack_id: str, extra: tuple[Path, ...]) -> Path:
    checksum = zlib.crc32("\n".join(_where(pack_id, extra)).encode(errors="surrogateescape"))
    return Path(folder(), "packs") / f"{pack_id}-{checksum:08x}.json"


def _where(pack_id: str, extra: tuple[Path, ...]) -> list[str]:
    """What tells one cached pack from another: its id and the folders it may come from."""
    return [pack_id, str(roots.shipped_root()), *(os.path.abspath(root) for root in extra)]  # noqa: PTH100


def _files(folders: Sequence[Path]) -> Iterator[tuple[str, os.stat_result]]:
    """Every YAML file below the folders, and the code that compiles them (in a checkout it changes while the version
    stays), in a fixed order; what cannot be looked at is left out.
    """
    for top in (*folders, *_CODE):
        waiting = [str(top)]
        while waiting:
            try:
                with os.scandir(waiting.pop()) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError:
                continue
            for entry in entries:
                try:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.name.endswith((".yaml", ".yml", ".py")):
                        yield entry.path, entry.stat()
                except OSError:
                    continue
