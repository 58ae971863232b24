"""Links as the scanners find them, with places into the scanned text."""

from __future__ import annotations


class RawLink:
    """A link with places into the scanned text: ``inner`` is the link text, ``target`` the destination, the label or
    the URL. ``depth`` is 1 for a link without images in its text, 2 for one with an image, and so on.
    """

    __slots__ = ("depth", "image", "inner", "kind", "span", "target")

    def __init__(
        self, kind: str, span: tuple[int, int], inner: tuple[int, int], target: tuple[int, int], *, image: bool
    ) -> None:
        self.kind = kind
        self.span = span
        self.inner = inner
        self.target = target
        self.image = image
        self.depth = 1
