"""Why something is not known, where an entry gives no reason of its own: what the program says of itself, in both languages, once.

A value carries the Vietnamese words, as it carries those of an author; ``english`` gives the English ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from delegation.model.worded import Worded, english_of

NOT_KNOWN: Final = "chưa rõ"
SPOILT: Final = "ghi sai nên không đọc được"
"""Of what a schema rejects."""
DAY_MISSTATED: Final = "ngày ghi sai"
NO_DAY: Final = "không ghi ngày"
NO_FIRST_DAY_OF_SUSPENSION: Final = "không ghi ngày bắt đầu tạm ngưng"
NO_DAY_OF_EXTENSION: Final = "không ghi ngày có hiệu lực của văn bản gia hạn"
NO_DAY_OF_RESUMING: Final = "không ghi ngày có hiệu lực trở lại"
NO_DAY_OF_CHANGE: Final = "không ghi ngày sắp xếp"
NO_DAY_OF_CODE: Final = "không ghi ngày thay thế mã"
NO_DAY_OF_ANSWER: Final = "không ghi ngày trả lời"
NO_TERM: Final = "không ghi thời hạn"
NO_CODE: Final = "không ghi mã"
NO_NUMBER: Final = "không ghi số"
NO_NUMBER_OF_MEMBERS: Final = "không ghi số thành viên"
NOTHING_GIVEN: Final = "không ghi việc được giao"
NO_ISSUER: Final = "không ghi cơ quan ban hành"
NO_TYPE: Final = "không ghi loại văn bản"
NO_GIVER: Final = "không ghi bên giao"
NO_RECEIVER: Final = "không ghi bên nhận"
NOT_IN_SOURCE: Final = "nguồn không ghi"
NOBODY_IN_SOURCE: Final = "nguồn không ghi nơi nhận"
NOT_ISSUED: Final = "văn bản chưa ban hành"
NOT_GIVEN: Final = "chưa có văn bản giao cho bên kế thừa theo phương án giả định"
NO_BASIS: Final = "phương án giả định chưa nêu căn cứ giao cho bên kế thừa"
"""Under a hypothesis: why the text that would give to heirs is not known, why nobody surely inherits, and by what nobody does."""
SCOPE: Final = "chưa rõ phạm vi"
SUSPENDED_FROM: Final = "chưa rõ tạm ngưng từ ngày nào"
SUSPENDED_UNTIL: Final = "chưa rõ tạm ngưng đến ngày nào"
STEPS: Final = "chưa rõ giao bước nào"
GIVER_KEEPS: Final = "chưa rõ bên giao còn giải quyết không"
GOES_ON: Final = "chưa rõ điều đã quyết định cho xã, phường cũ có được áp dụng tiếp không"
"""What is not known, behind which an author's reason may stand (``Unknown.said_of``)."""

IN_ENGLISH: Mapping[str, str] = {
    NOT_KNOWN: "not known",
    SCOPE: "scope not known",
    SUSPENDED_FROM: "not known from which day it is suspended",
    SUSPENDED_UNTIL: "not known until which day it is suspended",
    STEPS: "not known which steps are given",
    GIVER_KEEPS: "not known whether the giver goes on acting",
    GOES_ON: "not known whether what was decided for the old commune goes on",
    SPOILT: "misstated, so that it cannot be read",
    DAY_MISSTATED: "the day is misstated",
    NO_DAY: "no day is stated",
    NO_FIRST_DAY_OF_SUSPENSION: "no first day of the suspension is stated",
    NO_DAY_OF_EXTENSION: "no first day of the extending instrument is stated",
    NO_DAY_OF_RESUMING: "no day of its coming back is stated",
    NO_DAY_OF_CHANGE: "no day of the change of communes is stated",
    NO_DAY_OF_CODE: "no day of the new code is stated",
    NO_DAY_OF_ANSWER: "no day of the answer is stated",
    NO_TERM: "no term is stated",
    NO_CODE: "no code is stated",
    NO_NUMBER: "no number is stated",
    NO_NUMBER_OF_MEMBERS: "the number of members is not stated",
    NOTHING_GIVEN: "what is given is not stated",
    NO_ISSUER: "the issuer is not stated",
    NO_TYPE: "the type of the instrument is not stated",
    NO_GIVER: "the giver is not stated",
    NO_RECEIVER: "the receiver is not stated",
    NOT_IN_SOURCE: "the source does not say",
    NOBODY_IN_SOURCE: "the source does not say to whom",
    NOT_ISSUED: "the instrument is not issued yet",
    NOT_GIVEN: "no instrument gives it to the successor under the hypothesis",
    NO_BASIS: "the hypothesis names no basis on which the successor has it",
}

SUSPENDS: Final = "chưa rõ {by} tạm ngưng việc nào ({why})"
CORRECTS: Final = "chưa rõ {by} đính chính việc nào ({why})"
EXTENDS: Final = "chưa rõ {by} gia hạn việc nào ({why})"
REPLACES: Final = "chưa rõ {by} thay thế văn bản nào ({why})"
EXTENDED_FROM: Final = "chưa rõ {by} gia hạn từ ngày nào"
EXTENDED_UNTIL: Final = "chưa rõ {by} gia hạn đến ngày nào"
ENDED: Final = "chưa rõ điều khoản nào của {by} đã hết hiệu lực ({why})"
BEGUN: Final = "chưa rõ điều khoản nào của {by} có hiệu lực sau ({why})"
MAY_BE_SUSPENDED: Final = "chưa rõ {by} có bị tạm ngưng không ({why})"
MAY_HAVE_ENDED: Final = "chưa rõ {by} còn hiệu lực đến ngày nào"
UNTIL: Final = "chưa rõ {by} ghi đến ngày nào"
NO_GRANT: Final = "không có lần giao «{by}»"
NOTHING_AT: Final = "không việc nào được giao tại «{by}»"
NO_PROVISION: Final = "«{by}» không đọc được là điều, khoản"
_SAYS: Mapping[str, tuple[str, str]] = {
    "extended": ("gia hạn", "extends"),
    "suspended": ("tạm ngưng", "suspends"),
    "left": ("chuyển tiếp", "leaves files behind"),
}
_RESTS = {
    "suspended": ("bị tạm ngưng theo {other}", "suspended by {other}"),
    "ended": ("đã hết hiệu lực", "which has ended"),
    "begun": ("chưa có hiệu lực", "which has not begun"),
}
RESTING: Mapping[tuple[str, str], str] = {
    (rest, kind): f"chưa rõ {{at}} của {{by}}, {why[0]}, có phải là chỗ {says[0]} không"
    for rest, why in _RESTS.items()
    for kind, says in _SAYS.items()
}
"""That a part of a text rests, and what the text does to others: whether the part is what does so."""

NAMING: Mapping[str, str] = {
    SUSPENDS: "not known what {by} suspends ({why})",
    CORRECTS: "not known what {by} corrects ({why})",
    EXTENDS: "not known what {by} extends ({why})",
    REPLACES: "not known what {by} replaces ({why})",
    **{
        f"{one}{more}": f"{said}{more}"
        for one, said in (
            (EXTENDED_FROM, "not known from which day {by} extends it"),
            (EXTENDED_UNTIL, "not known to which day {by} extends it"),
            (MAY_HAVE_ENDED, "not known until which day {by} is in force"),
            (UNTIL, "not known which last day {by} states for it"),
        )
        for more in (" ({why})", "")
    },
    ENDED: "not known which provision of {by} has ended ({why})",
    BEGUN: "not known which provision of {by} begins later ({why})",
    **{
        f"{one} ({{why}})": f"{IN_ENGLISH[one]} ({{why}})"
        for one in (SUSPENDED_FROM, SUSPENDED_UNTIL, SCOPE, STEPS, GIVER_KEEPS, GOES_ON)
    },
    **{
        said: f"not known whether {{at}} of {{by}}, {_RESTS[rest][1]}, is what {_SAYS[kind][1]}"
        for (rest, kind), said in RESTING.items()
    },
    MAY_BE_SUSPENDED: "not known whether {by} is suspended ({why})",
    NO_GRANT: "there is no grant “{by}”",
    NOTHING_AT: "nothing is given at “{by}”",
    NO_PROVISION: "“{by}” cannot be read as a provision",
}
"""The same, where they name something (``by``, ``other``, the place ``at``) or go on with another reason (``why``)."""


def english(said: str) -> str:
    """Give a reason in English: that which the program gives of itself, and that of an author where the register has its English."""
    known = said.en if isinstance(said, Worded) else IN_ENGLISH.get(said)
    if known is not None:
        return known
    for pattern, words in _naming():
        found = pattern.fullmatch(said)
        if found is not None:
            named = found.groupdict()
            if "why" in named:
                named["why"] = english(named["why"])
            return words.format(**named)
    return english_of(said)


def naming(words: str, *, why: str, **named: str) -> str:
    """Give a reason that goes on with another one (``NAMING``), which keeps its English."""
    vi = words.format(why=why, **named)
    return Worded(vi, NAMING[words].format(why=why.en, **named)) if isinstance(why, Worded) else vi


def together(several: Iterable[str]) -> str:
    """Give some reasons as one, each once, which keeps their English."""
    every = tuple(dict.fromkeys(several))
    vi = "; ".join(every)
    return Worded(vi, "; ".join(map(english, every))) if any(isinstance(one, Worded) for one in every) else vi


def behind(what: str, why: str) -> str:
    """Give what is not known with the reason behind it, which keeps its English."""
    vi = f"{what} ({why})"
    return Worded(vi, f"{english(what)} ({why.en})") if isinstance(why, Worded) else vi


@cache
def _naming() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what finds each reason that names something, and its words in English."""
    return tuple(
        (re.compile(re.sub(r"\\\{(at|by|other|why)\\\}", r"(?P<\1>.+)", re.escape(said))), words)
        for said, words in NAMING.items()
    )
