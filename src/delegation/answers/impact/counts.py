"""The numbers that a hypothesis changes, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.questions.suppose.counts import Tally, What
from delegation.questions.suppose.effects import Sides
from delegation.questions.suppose.words import Count
from delegation.speech import MECHANISMS

_SAID: Mapping[What, Text] = {
    "holders": Text("chủ thể (không kể nhóm) đang hoạt động", "holders that exist, without classes"),
    "communes": Text("xã, phường", "communes"),
    "wards": Text("phường", "wards"),
    "rural-communes": Text("xã", "rural communes"),
    "instruments": Text("văn bản còn hiệu lực", "instruments in force"),
    "grants": Text("lần {} còn hoặc có thể còn hiệu lực", "grants by {} that run or may run"),
    "form": Text("thủ tục có tên được ủy quyền theo hình thức {}", "named procedures delegated by form {}"),
    "owns": Text("{}: việc có thẩm quyền", "{}: matters owned"),
    "acts": Text("{}: việc giải quyết", "{}: matters exercised"),
}
"""What each number counts; in the place of ``{}`` the mechanism, the form or the holder of which it is."""


def counts(tallies: Iterable[Tally], sides: Sides) -> Iterator[Count]:
    """Say what the numbers count."""
    for one in tallies:
        of = _of(one, sides)
        yield Count(Text(_SAID[one.what].vi.format(of.vi), _SAID[one.what].en.format(of.en)), one.before, one.after)


def _of(one: Tally, sides: Sides) -> Text:
    if one.what == "grants":
        return MECHANISMS[str(one.of)]
    if one.what in ("owns", "acts"):
        return sides.name(HolderId(str(one.of)))
    return Text(str(one.of), str(one.of))
