"""Shares as Chinese, Japanese and Korean write them: 8割, 八成五, 8対2, 80대 20, 二八开.

They are written anew in the signs of all other texts and in their own length, so that an offset in the result is one in
the text. Their words are parts of many others (成功 is success, 割り当て an allotment, 20대 somebody's twenties), so a
share is heard only beside numbers, and only where nothing around it makes another word of it.
"""

from __future__ import annotations

import re

from designdoc.text.regex import regex

TENTHS = "\ue000"
"""The sign behind a number of tenths; Unicode keeps it free, so that no text means anything by it."""

_WHOLES = (10, 100)
"""What the parts of a proportion add up to. So "A8比2快" is none, and what was "8対30" cannot be a time of day."""

_MENTIONED = regex("[割成할対對对比开開：／]|대[ ]?[0-9]")
_COLON = regex("(?<=[0-9])[：／](?=[0-9])")
_HALF_WIDTH = {"：": ":", "／": "/"}

_DIGIT = "一二三四五六七八九"
_DIGITS = str.maketrans(f"{_DIGIT}两兩半", "123456789225")
_ALONE = rf"(?<![{_DIGIT}零〇十百千万萬亿億0-9第统統归歸唯之单單同某另任逐如专專周期拜])(?<![0-9]\.)"
"""What stands before a digit that is no part of another number or word: 十二, 统一, 唯一, 周二, 第三."""

_NOT_TENTHS = "员員分份熟立功本型果为為长長交效绩績语語像都形名家体體见見真全灾災仙佛行书書人年品片套批群天對对"
"""What makes another word of 成 before it: 成员, 成分, 成功."""
_TENTHS = regex(
    rf"{_ALONE}(10|[0-9]\.[0-9]|[0-9{_DIGIT}两兩])"
    rf"(?:([ ]?成)(?!不[变變]|[{_NOT_TENTHS}])"
    r"|(割)(?![りれるっらろ当振合込付譲愛礼])|(할)(?=(?:이|은|을|의|로|가|는|정도|까지)|[,.)\n]|$))"
    rf"(?:([{_DIGIT}半])(?![{_DIGIT}十百千万萬]))?(?![{_DIGIT}])"
)
_HUNDREDTHS = regex(rf"{_ALONE}([0-9{_DIGIT}])割([0-9{_DIGIT}])分")

_PART = rf"([0-9]{{1,3}}|[{_DIGIT}])"
_AND = "([ ]?[対對对比대][ ]?)"
_PROPORTION = regex(
    rf"{_ALONE}(?<![:/A-Za-z]){_PART}{_AND}{_PART}(?:{_AND}{_PART})?(?![0-9%.]*[0-9%])"
    r"(?=[ ]*(?:$|[\n|)\]）】」』,，.。;；、:：\"”~]|[的のにでとを之]|比例|比率|[划劃切拆分]|비율|정도|분할)|으?로|의)"
)
_DIVIDED = regex(rf"{_ALONE}([{_DIGIT}])([{_DIGIT}])[开開](?![始放发發启啟关關源盘盤市学學会會业業工门門户戶心支])")


def plain(text: str) -> str:
    """``text`` with such shares as ``8:2``, ``85%`` or a number and `TENTHS`, of the same length."""
    if not _MENTIONED.search(text):
        return text
    text = _COLON.sub(lambda found: _HALF_WIDTH[found[0]], text)
    text = _HUNDREDTHS.sub(lambda found: f"{found[1]}{found[2]} %".translate(_DIGITS), text)
    text = _TENTHS.sub(_in_tenths, text)
    text = _PROPORTION.sub(_in_parts, text)
    return _DIVIDED.sub(_divided, text)


def _in_tenths(found: re.Match[str]) -> str:
    number, sign, more = found[1].translate(_DIGITS), found[2] or found[3] or found[4], found[5]
    if more is None:
        return f"{number}{sign[:-1]}{TENTHS}"
    return f"{number}{more.translate(_DIGITS)}%" if len(found[0]) == len("八成五") else found[0]


def _in_parts(found: re.Match[str]) -> str:
    """A proportion with colons. No space may stand before one, which would make a division of it, and one behind it."""
    parts = [part.translate(_DIGITS) for part in found.group(1, 3, 5) if part]
    if sum(map(int, parts)) not in _WHOLES:
        return found[0]
    signs = (":", ": ", ": 0")
    between = [signs[len(sign) - 1] for sign in found.group(2, 4) if sign]
    return parts[0] + "".join(sign + part for sign, part in zip(between, parts[1:], strict=True))


def _divided(found: re.Match[str]) -> str:
    one, other = found.expand(r"\1:\2").translate(_DIGITS).split(":")
    return f"{one}:{other}" if int(one) + int(other) == _WHOLES[0] else found[0]
