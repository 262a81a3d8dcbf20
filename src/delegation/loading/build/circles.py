"""What replaces something: whether it leads back to it, and how far, and by how many ways, it is followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from delegation.findings import Problem, Text
from delegation.model.acts import Recoded
from delegation.model.holders import Succession
from delegation.speech.numbers import number

if TYPE_CHECKING:
    from delegation.loading.build.draft import Draft

_Link = TypeVar("_Link", Recoded, Succession)
MOST_STEPS = 50
"""How many replacements are followed one after another: a code or a commune is replaced every few years."""
MOST_WAYS = 200
"""By how many ways something is reached from all that it replaced: where several are replaced by several, they double with each step."""


def leads_to(later: Mapping[str, Iterable[str]], first: str, last: str) -> bool:
    """Say whether one leads to another, over any number of steps; ``later``: what each leads to."""
    waiting, seen = [first], set[str]()
    while waiting:
        one = waiting.pop()
        if one == last:
            return True
        if one not in seen:
            seen.add(one)
            waiting += later.get(one, ())
    return False


def followed(links: Sequence[_Link], draft: Draft) -> tuple[_Link, ...]:
    """Leave out replacements that lie beyond what is followed, and tell of them (DLG002). None of them leads back to itself."""
    if len(links) <= MOST_STEPS and len({one.new for one in links}) == len(links):
        return tuple(links)  # so few, each on a way of its own
    from graphlib import TopologicalSorter

    leading: dict[str, list[_Link]] = {}
    for one in links:
        leading.setdefault(one.new, []).append(one)
    steps, ways, kept = Counter[str](), Counter[str](), set[int]()
    for name in TopologicalSorter(
        {new: [one.old for one in several] for new, several in leading.items()}
    ).static_order():
        for one in leading.get(name, ()):
            many = ways[name] + max(1, ways[one.old])
            if steps[one.old] < MOST_STEPS and (many <= MOST_WAYS or not ways[one.old]):
                steps[name], ways[name] = max(steps[name], steps[one.old] + 1), many
                kept.add(id(one))
            else:
                draft.problems.append(("DLG002", _too_far(one)))
    return tuple(one for one in links if id(one) in kept)


def _too_far(one: Recoded | Succession) -> Problem:
    steps, ways = number(MOST_STEPS), number(MOST_WAYS)
    return Problem(
        one.place,
        Text(
            f"từ «{one.old}» sang «{one.new}» là sau hơn {steps.vi} lần thay thế nối tiếp nhau, hoặc theo hơn {ways.vi} đường, nên lần thay thế này không được tính. "
            "Hãy kiểm tra lại; nếu đúng thì ghi thẳng mã cũ được thay bằng mã đang dùng.",
            f"from «{one.old}» to «{one.new}» is after more than {steps.en} replacements in a row, or by more than {ways.en} ways, so this one does not count. "
            "Check it; where it is right, state that the old code is replaced by the one in use.",
        ),
        about=(one.place.file, one.old, one.new, "far"),
    )
