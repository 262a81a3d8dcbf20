"""The numbers that a hypothesis changes, in words."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.answers.impact import holder_of
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.questions.compare import Comparison
from delegation.questions.suppose.counts import Tally, What
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
"""What each number counts; in the place of ``{}`` the mechanism, the form or the holder of which it is."""


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
