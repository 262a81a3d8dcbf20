"""The numbers that a hypothesis changes, in words."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.answers.impact import holder_of
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.questions.compare import Comparison
from delegation.questions.suppose.counts import Tally, What
from delegation.questions.suppose.impact import Impact
from delegation.speech import MECHANISMS

_SAID: Mapping[What, Text] = {
    "holders": Text("chủ thể (không kể nhóm) đang hoạt động", "holders that exist, without classes"),
    "communes": Text("xã, phường", "communes"),
    "wards": Text("phường", "wards"),
    "rural-communes": Text("xã", "rural communes"),
    "instruments": Text("văn bản còn hiệu lực", "instruments in force"),
    "grants": Text("lần {} còn hoặc có thể còn hiệu lực", "grants by {} that run or may run"),
    "form": Text("thủ tục có tên được ủy quyền theo hình thức {}", "named procedures delegated by form {}"),
    "owns": Text("{}: việc chắc chắn có thẩm quyền", "{}: matters surely owned"),
    "acts": Text("{}: việc chắc chắn giải quyết", "{}: matters surely exercised"),
}
_BOTH = Text("{}: việc chắc chắn có thẩm quyền và giải quyết", "{}: matters surely owned and exercised")
"""What each number counts; in the place of ``{}`` the mechanism, the form or the holder of which it is."""


def told(impact: Impact) -> tuple[tuple[Text, int, int], ...]:
    """Say each number that changes with what it was and becomes; those of one holder that are alike once."""
    comparison, found = impact.comparison, list[tuple[Text, int, int]]()
    owned = {one.of: one for one in impact.counts if one.what == "owns"}
    acted = {one.of: one for one in impact.counts if one.what == "acts"}
    both = {of for of, one in owned.items() if of in acted and _numbers(one) == _numbers(acted[of])}
    for one in impact.counts:
        if one.of not in both or one.what not in ("owns", "acts"):
            found.append((counted(one, comparison), *_numbers(one)))
        elif one.what == "owns":
            name = _of(one, comparison)
            found.append((Text(_BOTH.vi.format(name.vi), _BOTH.en.format(name.en)), *_numbers(one)))
    return tuple(found)


def _numbers(one: Tally) -> tuple[int, int]:
    return one.before, one.after


def counted(one: Tally, comparison: Comparison) -> Text:
    """Say what a number counts."""
    said, of = _SAID[one.what], _of(one, comparison)
    return Text(said.vi.format(of.vi), said.en.format(of.en))


def _of(one: Tally, comparison: Comparison) -> Text:
    if one.what == "grants":
        return MECHANISMS[str(one.of)]
    if one.what in ("owns", "acts"):
        return holder_of(comparison, HolderId(str(one.of)))
    return Text(str(one.of), str(one.of))
