"""What is not known, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable

from delegation.findings import Text
from delegation.model.terms import Unknown
from delegation.speech.text import joined

NOT_KNOWN = Text("chưa rõ", "not known")
HOLDER_NOT_KNOWN = Text("chủ thể chưa rõ", "a holder that is not known")
_IN_ENGLISH = {
    "chưa rõ": "not known",
    "chưa rõ phạm vi": "scope not known",
    "chưa rõ tạm ngưng từ ngày nào": "not known from which day it is suspended",
    "chưa rõ tạm ngưng đến ngày nào": "not known until which day it is suspended",
    "chưa rõ giao bước nào": "not known which steps are given",
    "chưa rõ bên giao còn giải quyết không": "not known whether the giver goes on acting",
    "ghi sai nên không đọc được": "misstated, so that it cannot be read",
    "ngày ghi sai": "the day is misstated",
    "không ghi ngày": "no day is stated",
    "không ghi ngày bắt đầu tạm ngưng": "no first day of the suspension is stated",
    "không ghi ngày có hiệu lực của văn bản gia hạn": "no first day of the extending instrument is stated",
    "không ghi ngày có hiệu lực trở lại": "no day of its coming back is stated",
    "không ghi ngày sắp xếp": "no day of the change of communes is stated",
    "không ghi ngày thay thế mã": "no day of the new code is stated",
    "không ghi ngày trả lời": "no day of the answer is stated",
    "không ghi thời hạn": "no term is stated",
    "không ghi mã": "no code is stated",
    "không ghi số": "no number is stated",
    "không ghi số thành viên": "the number of members is not stated",
    "không ghi việc được giao": "what is given is not stated",
    "không ghi cơ quan ban hành": "the issuer is not stated",
    "không ghi loại văn bản": "the type of the instrument is not stated",
    "không ghi bên giao": "the giver is not stated",
    "không ghi bên nhận": "the receiver is not stated",
    "nguồn không ghi": "the source does not say",
    "nguồn không ghi nơi nhận": "the source does not say to whom",
    "văn bản chưa ban hành": "the instrument is not issued yet",
    "chưa có văn bản giao cho bên kế thừa theo phương án giả định": "no instrument gives it to the successor under the hypothesis",
    "phương án giả định chưa nêu căn cứ giao cho bên kế thừa": "the hypothesis names no basis on which the successor has it",
}
"""Reasons that the program gives of itself, where an entry gives none, in English. What people wrote stays in their words."""
_NAMING = {
    r"chưa rõ (?P<by>.+) tạm ngưng việc nào \((?P<why>.+)\)": "not known what {by} suspends ({why})",
    r"chưa rõ (?P<by>.+) đính chính việc nào \((?P<why>.+)\)": "not known what {by} corrects ({why})",
    r"chưa rõ (?P<by>.+) gia hạn việc nào \((?P<why>.+)\)": "not known what {by} extends ({why})",
    r"chưa rõ (?P<by>.+) thay thế văn bản nào \((?P<why>.+)\)": "not known what {by} replaces ({why})",
    r"chưa rõ điều khoản nào của (?P<by>.+) đã hết hiệu lực \((?P<why>.+)\)": "not known which provision of {by} has ended ({why})",
    r"chưa rõ tạm ngưng từ ngày nào \((?P<why>.+)\)": "not known from which day it is suspended ({why})",
    r"chưa rõ tạm ngưng đến ngày nào \((?P<why>.+)\)": "not known until which day it is suspended ({why})",
    r"chưa rõ (?P<by>.+) gia hạn từ ngày nào \((?P<why>.+)\)": "not known from which day {by} extends it ({why})",
    r"chưa rõ (?P<by>.+) gia hạn đến ngày nào \((?P<why>.+)\)": "not known to which day {by} extends it ({why})",
    r"chưa rõ (?P<by>.+) gia hạn từ ngày nào": "not known from which day {by} extends it",
    r"chưa rõ (?P<by>.+) gia hạn đến ngày nào": "not known to which day {by} extends it",
    r"chưa rõ phạm vi \((?P<why>.+)\)": "scope not known ({why})",
    r"chưa rõ giao bước nào \((?P<why>.+)\)": "not known which steps are given ({why})",
    r"chưa rõ bên giao còn giải quyết không \((?P<why>.+)\)": "not known whether the giver goes on acting ({why})",
    r"chưa rõ (?P<why>.+) của (?P<by>.+), bị tạm ngưng theo (?P<other>.+), có phải là chỗ gia hạn không": "not known whether {why} of {by}, suspended by {other}, is what extends",
    r"chưa rõ (?P<why>.+) của (?P<by>.+), bị tạm ngưng theo (?P<other>.+), có phải là chỗ tạm ngưng không": "not known whether {why} of {by}, suspended by {other}, is what suspends",
    r"chưa rõ (?P<why>.+) của (?P<by>.+), đã hết hiệu lực, có phải là chỗ gia hạn không": "not known whether {why} of {by}, which has ended, is what extends",
    r"chưa rõ (?P<why>.+) của (?P<by>.+), đã hết hiệu lực, có phải là chỗ tạm ngưng không": "not known whether {why} of {by}, which has ended, is what suspends",
    r"chưa rõ (?P<why>.+) của (?P<by>.+), chưa có hiệu lực, có phải là chỗ gia hạn không": "not known whether {why} of {by}, which has not begun, is what extends",
    r"chưa rõ (?P<why>.+) của (?P<by>.+), chưa có hiệu lực, có phải là chỗ tạm ngưng không": "not known whether {why} of {by}, which has not begun, is what suspends",
    r"chưa rõ (?P<by>.+) có bị tạm ngưng không \((?P<why>.+)\)": "not known whether {by} is suspended ({why})",
    r"không có lần giao «(?P<by>.+)»": "there is no grant “{by}”",
    r"chưa rõ điều khoản nào của (?P<by>.+) có hiệu lực sau \((?P<why>.+)\)": "not known which provision of {by} begins later ({why})",
    r"không việc nào được giao tại «(?P<by>.+)»": "nothing is given at “{by}”",
    r"«(?P<by>.+)» không đọc được là điều, khoản": "“{by}” cannot be read as a provision",
}
"""The same, where they name something."""


def unknown(one: Unknown, what: Text = NOT_KNOWN) -> Text:
    """Say that something is not known, and why where a reason is given: ``căn cứ chưa rõ (…)``. ``what``: the words before it."""
    why = reason(one.reason)
    return what if one.is_bare else Text(f"{what.vi} ({why.vi})", f"{what.en} ({why.en})")


def reason(said: str) -> Text:
    """Give a reason for which something is not known: that which the program gives of itself in both languages, any other in the words of its author."""
    known = _IN_ENGLISH.get(said)
    if known is not None:
        return Text(said, known)
    for pattern, words in _NAMING.items():
        found = re.fullmatch(pattern, said)
        if found is not None:
            parts = found.groupdict()
            named = {"by": parts.get("by", ""), "other": parts.get("other", "")}
            return Text(said, words.format(**named, why=reason(parts.get("why") or "").en))
    return Text(said, said)


def reasons(several: Iterable[str]) -> Text:
    """Give some reasons in one line, each once."""
    return joined("; ", map(reason, dict.fromkeys(several)))
