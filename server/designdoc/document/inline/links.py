"""Links as the scanners find them, with places into the scanned text."""

from __future__ import annotations


class RawLink:
    """A link with places into the scanned text; ``inner`` is the link text. ``target`` of an HTML link is its URL."""

    __slots__ = ("image", "inner", "kind", "span", "target")

    def __init__(
        self, kind: str, span: tuple[int, int], inner: tuple[int, int], target: tuple[int, int], image: bool
    ) -> None:
        self.kind = kind
        self.span = span
        self.inner = inner
        self.target = target
        self.image = image
