"""What a title says, as a reader takes it apart: which acts, done to what, at which level.

«Xem xét, cấp giấy chứng nhận đăng ký hoạt động trợ giúp xã hội» is the act *đăng ký*, done to *hoạt động trợ giúp xã hội*. Words
by which titles of one matter differ without saying anything else are left out (của, việc, trên địa bàn, tổ chức thực hiện …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from sys import intern
from unicodedata import normalize

from delegation.checks.shared.acts import Head
from delegation.values import dataclass

PASSING = frozenset(
    "các những việc về của cho theo thuộc trong tại trên ở và với đối là được do bởi công tác thủ tục quy định phạm vi "  # noqa: SIM905  syllables read better as words
    "địa bàn phương thẩm quyền tổ chức thực hiện hoặc khi từ như có , /".split()
)
"""Syllables by which two titles of one matter often differ."""
OF_LEVELS = frozenset("cấp tỉnh xã huyện thành phố ủy uỷ ban nhân dân ubnd hội đồng hđnd chủ tịch".split())  # noqa: SIM905  as above
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
RESPELT = frozenset(word for spelling, _ in _SPELT for word in spelling.split())
"""Words that play no part where they stand together as above."""
_LEVELS = frozenset(("@tỉnh", "@xã", "@huyện"))
_MARKS = ".;:[]{}«»\"'“”‘’–—…-"
_APART = ",/"
_BRACKETS = re.compile(r"\(([^()\n]*)\)?")
_WHOSE = re.compile(r"thuộc (?:thẩm quyền|trách nhiệm)[^\n]*")
_NOTHING: frozenset[str] = frozenset()
_ENTRUSTED = frozenset("trách nhiệm giải quyết định phê duyệt chấp thuận cấp phép quản lý".split())  # noqa: SIM905  as above
"""What follows «thuộc thẩm quyền» beside whose it is."""
_NO_NAMES = frozenset("giấy việt nam nhà nước ủy ban nhân dân ubnd".split())  # noqa: SIM905  as above
"""Words written large that tell no two things apart."""


_INITIALS = ("", *"b c d đ g h k l m n p q r s t v x ch gh gi kh ng ngh nh ph qu th tr".split())  # noqa: SIM905  as above
_PLACED_LATE = {
    initial + late: initial + early
    for initial in _INITIALS
    for late, early in zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),  # noqa: SIM905  as above
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),  # noqa: SIM905  as above
        strict=True,
    )
}
"""Syllables whose tone mark can be placed in two ways: «hoà» is «hòa». Only where the two vowels end the syllable."""
_LATE = frozenset(_PLACED_LATE)


def plain(titles: Sequence[str]) -> list[str]:
    """Give each title in small letters and without marks, what stands in brackets, and whose authority it is."""
    if not titles:
        return []
    # One long text: many times faster than each title by itself.
    text = normalize("NFC", "\n".join([one.replace("\n", " ") for one in titles]).lower())
    text = _WHOSE.sub("", _BRACKETS.sub(" ", text))
    for sign in _MARKS:
        text = text.replace(sign, " ")
    for sign in _APART:
        text = text.replace(sign, f" {sign} ")
    return text.split("\n")


def words_of(plain_title: str) -> list[str]:
    """Give the words of a plain title, with their tone marks in one place; a comma is a word."""
    # Titles have few words, each of them many times: one of each is kept.
    words = [intern(word) for word in plain_title.split()]
    return words if _LATE.isdisjoint(words) else [_PLACED_LATE.get(word, word) for word in words]


@dataclass(frozen=True, slots=True)
class TitleReading:
    """A title, read: syllables in small letters, acts spelt with spaces.

    ``acts``: none where the title begins with no act that is known; ``head``: the first syllables then, of which some are
    probably one. ``things``: what the acts are done to. ``details``: what stands in brackets or after whose authority
    it is. ``levels``: those that the title itself names.
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
        return frozenset(words_of(normalize("NFC", " ".join(large).lower()))) - _NO_NAMES


def read(title: str, words: list[str], head: Head) -> TitleReading:
    """Read a title; ``words`` are its plain words, ``head`` the acts with which it begins."""
    small = normalize("NFC", title.lower())
    levels = frozenset(meant for spelling, meant in _SPELT if spelling in small and meant in _LEVELS)
    things = frozenset(_one_spelling(words[head.length :])) - PASSING - _LEVELS
    return TitleReading(
        title=title,
        acts=head.acts,
        head=_NOTHING if head.acts else frozenset(_one_spelling(words[:2])),
        things=things or frozenset(words),
        details=_details(small) if "(" in small or "thuộc" in small else _NOTHING,
        levels=levels,
    )


def _details(small: str) -> frozenset[str]:
    """Give what stands in brackets, and what follows the words for whose authority it is, without who that is."""
    inside, whose = (" ".join(pattern.findall(small)) for pattern in (_BRACKETS, _WHOSE))
    for sign in _MARKS + _APART + "()":
        inside, whose = inside.replace(sign, " "), whose.replace(sign, " ")
    return (frozenset(words_of(inside)) | frozenset(words_of(whose)) - PASSING - _ENTRUSTED) - OF_LEVELS


def _one_spelling(words: list[str]) -> list[str]:
    text = " ".join(words)
    for spelling, meant in _SPELT:
        text = text.replace(spelling, meant)
    return text.split()
