"""The compiled form of a pack: JSON in which every record is the list of its fields in order.

Nothing in it is executable. The text begins with a plan that says, for each class, which fields have to be turned into
something that JSON does not have (a tuple, an enum, a record); it is made from the type hints when the pack is
compiled, since resolving them takes longer than reading the pack.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import Any

from designdoc.packs import model
from designdoc.packs.joined import JoinedGroups, JoinedTerms, joined_groups, joined_terms
from designdoc.packs.model import Pack
from designdoc.records import fields, is_record
from designdoc.text.digest import blake2b

FORMAT = 5
Decode = Callable[[Any], Any]
Plan = Mapping[str, list[tuple[int, str]]]
"""By the name of a class: the positions of the fields to be decoded, each with a code (see ``plan``)."""


def dumps(pack: Pack) -> str:
    """The compiled form of a pack."""
    from designdoc.packs.plan import plan

    planned = plan(Pack)
    return json.dumps([planned, _encoded(pack, planned)], ensure_ascii=False, separators=(",", ":"))


def loads(text: str | bytes) -> Pack:
    """The pack of a compiled form. Raises ``ValueError`` for a text that is no compiled form."""
    try:
        with _without_collection():
            plan, values = json.loads(text)
            pack = _Decoders(plan).of_class("Pack")(values)
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"not a compiled pack: {error}") from error
    if not isinstance(pack, Pack):
        raise ValueError("not a compiled pack")
    data = text if isinstance(text, bytes) else text.encode()
    pack.__dict__[_DIGEST] = blake2b(data, digest_size=16).hexdigest()
    return pack


_DIGEST = "digest"
"""The attribute that holds the digest of a pack's compiled form. It is no field: it lives and dies with the object."""


def digest_of(pack: Pack) -> str | None:
    """What names the content of a pack that was loaded; ``None`` for one that was put together in this process."""
    return pack.__dict__.get(_DIGEST)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause the garbage collector: thousands of new values, none of them garbage, would set it off again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _encoded(value: Any, plan: Plan) -> Any:
    if is_record(value) and not isinstance(value, type):
        codes = dict(plan[type(value).__name__])
        held = ((codes.get(position), getattr(value, field.name)) for position, field in enumerate(fields(value)))
        return [_JOINED[code](own) if code in _JOINED else _encoded(own, plan) for code, own in held]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _encoded(item, plan) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_encoded(item, plan) for item in value]
    return value


_JOINED: Mapping[str | None, Callable[[Any], Any]] = {"terms": joined_terms, "groups": joined_groups}


class _Decoders:
    """Decoding functions made from a plan. A class is looked up among those of the model and nowhere else."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.known: dict[str, Decode] = {}

    def of_class(self, name: str) -> Decode:
        """The decoder of a record of the model; a class may hold values of its own kind. Raises TypeError for a name
        that is none of a record.
        """
        if name not in self.known:
            cls: Any = getattr(model, name)
            if not (isinstance(cls, type) and is_record(cls)):
                raise TypeError(f"{name} is no record of the model")
            steps: list[tuple[int, Decode]] = []

            def decode(values: list[Any]) -> Any:
                for position, inner in steps:
                    values[position] = inner(values[position])
                return cls(*values)

            self.known[name] = decode
            steps.extend((position, self.of_code(code)) for position, code in self.plan[name])
        return self.known[name]

    def of_code(self, code: str) -> Decode:
        """The decoder of a code of the plan."""
        kind, _, rest = code.partition(":")
        if kind == "class":
            return self.of_class(rest)
        if kind == "enum":
            return self._enum(rest)
        if kind in _WHOLE:
            return _WHOLE[kind]
        if not rest:
            return {"tuple": tuple}[kind]
        inner = self.of_code(rest)
        if kind == "tuple":
            return lambda values: tuple(map(inner, values))
        if kind == "optional":
            return lambda value: None if value is None else inner(value)
        return {"mapping": lambda values: {key: inner(value) for key, value in values.items()}}[kind]

    def _enum(self, name: str) -> Decode:
        cls = getattr(model, name)
        if not (isinstance(cls, type) and issubclass(cls, Enum)):
            raise TypeError(f"{name} is no enum of the model")
        members = {member.value: member for member in cls}
        return members.__getitem__


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


_WHOLE: Mapping[str, Decode] = {"freeze": _frozen, "terms": JoinedTerms, "groups": JoinedGroups}
