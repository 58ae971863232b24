"""The badge: the mean coverage of all documents as a small picture for a README."""

from __future__ import annotations

from designdoc.reports import xml
from designdoc.reports.overview.overview import Overview
from designdoc.text.percent import percent

_LABEL = "design docs"
_GREY, _RED, _AMBER, _GREEN = "#5a6372", "#b3261e", "#8a5a00", "#26744a"
"""White text on each of them has the contrast that WCAG AA asks for."""

_CHARACTER = 6.6
"""The mean width of a character, in pixels."""
_PADDING = 12
"""The room beside a text, in pixels."""


def render(overview: Overview) -> str:
    """An SVG picture, readable without its colours."""
    share = overview.share
    value = "none" if share is None else percent(share)
    color = _GREY if share is None else _RED if share < 0.5 else _AMBER if share < 0.8 else _GREEN
    left, right = (round(len(text) * _CHARACTER + _PADDING) for text in (_LABEL, value))
    title = xml.text(f"{_LABEL}: {value}" if share is None else f"{_LABEL}: {value} of required sections covered")
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{title}">
<title>{title}</title>
<clipPath id="round"><rect width="{left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)"><rect width="{left}" height="20" fill="#3b4250"/><rect x="{left}" width="{right}" \
height="20" fill="{color}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
<text x="{left / 2:g}" y="14">{_LABEL}</text><text x="{left + right / 2:g}" y="14">{value}</text></g>
</svg>
"""
