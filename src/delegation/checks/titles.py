"""What a title says, as a reader takes it apart: which acts, done to what, at which level.

«Xem xét, cấp giấy chứng nhận đăng ký hoạt động trợ giúp xã hội» is the act *đăng ký*, done to *hoạt động trợ giúp xã hội*. Words
by which titles of one matter differ without saying anything else are left out (của, việc, trên địa bàn, tổ chức thực hiện …).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from delegation.checks.acts import Head
from delegation.naming import unified
from delegation.values import dataclass

PASSING = frozenset(
    unified(
        "các những việc về của cho theo thuộc trong tại trên ở và với đối là được do bởi công tác thủ tục quy định phạm vi "
        "địa bàn phương thẩm quyền tổ chức thực hiện hoặc khi từ như có , /"
    ).split()
)
"""Syllables by which two titles of one matter often differ."""
OF_LEVELS = frozenset(unified("cấp tỉnh xã huyện thành phố ủy ban nhân dân ubnd hội đồng hđnd chủ tịch").split())
"""Syllables that say at which level, or by whom; the level of a matter is compared by itself."""
_SPELT = (
    ("ủy ban nhân dân", "ubnd"),
    ("khi được phân cấp", ""),
    ("theo phân cấp", ""),
    ("có trụ sở", ""),
    ("cấp tỉnh", "@tỉnh"),
    ("cấp xã", "@xã"),
    ("cấp huyện", "@huyện"),
    ("bàn tỉnh", "@tỉnh"),
    ("bàn thành phố", "@tỉnh"),
    ("do thành phố", "@tỉnh"),
    ("bàn xã", "@xã"),
    ("01 xã", "@xã"),
    ("một xã", "@xã"),
    ("do xã", "@xã"),
)
"""One spelling for what is said in several ways, and one sign for each level."""
_LEVELS = frozenset(("@tỉnh", "@xã", "@huyện"))
_MARKS = ".;:[]{}«»\"'“”‘’–—…-"
_APART = ",/"
_BRACKETS = re.compile(r"\(([^()\n]*)\)?")
_WHOSE = re.compile(r"thuộc (?:thẩm quyền|trách nhiệm)[^\n]*")
_NOTHING: frozenset[str] = frozenset()
_NO_NAMES = frozenset(unified("giấy việt nam nhà nước ủy ban nhân dân ubnd").split())
"""Words written large that tell no two things apart."""


def words_of(titles: Sequence[str]) -> list[list[str]]:
    """Give the words of each title, in small letters, without what stands in brackets and without whose authority it is."""
    # One long text: many times faster than each title by itself.
    text = unicodedata.normalize("NFC", "\n".join([one.replace("\n", " ") for one in titles]).lower())
    text = _WHOSE.sub("", _BRACKETS.sub(" ", text))
    for sign in _MARKS:
        text = text.replace(sign, " ")
    for sign in _APART:
        text = text.replace(sign, f" {sign} ")
    return [line.split() for line in text.split("\n")]


@dataclass(frozen=True, slots=True)
class Reading:
    """A title, read: syllables in small letters, acts spelt with spaces.

    ``acts``: none where the title begins with no act that is known; ``head``: the first syllables then, of which some are
    probably one. ``things``: what the acts are done to. ``details``: what stands in brackets. ``levels``: those that the
    title itself names.
    """

    title: str
    acts: frozenset[str]
    head: frozenset[str]
    things: frozenset[str]
    details: frozenset[str]
    levels: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Proper names, numbers and short forms, which tell one thing from another.

        They are written large though they do not begin the title, or hold digits.
        """
        words = [one.strip(_MARKS + _APART + "()") for one in self.title.split()[1:]]
        large = [one for one in words if one and (one[0].isupper() or not one.isalpha())]
        return frozenset(unified(" ".join(large)).split()) - _NO_NAMES


def read(title: str, words: list[str], head: Head) -> Reading:
    """Read a title; ``words`` is what ``words_of`` gives of it, ``head`` the acts with which it begins."""
    small = title.lower()
    levels = frozenset(meant for spelling, meant in _SPELT if spelling in small and meant in _LEVELS)
    things = frozenset(_one_spelling(words[head.length :] or words))
    return Reading(
        title=title,
        acts=head.acts,
        head=_NOTHING if head.acts else frozenset(_one_spelling(words[:2])),
        things=things - PASSING - _LEVELS,
        details=_details(small) if "(" in small else _NOTHING,
        levels=levels,
    )


def _details(small: str) -> frozenset[str]:
    inside = unified(" ".join(_BRACKETS.findall(small)))
    for sign in _MARKS + _APART:
        inside = inside.replace(sign, " ")
    return frozenset(inside.split()) - PASSING - OF_LEVELS


def _one_spelling(words: list[str]) -> list[str]:
    text = unified(" ".join(words))
    for spelling, meant in _SPELT:
        text = text.replace(spelling, meant)
    return text.split()
