"""Whatever was mistyped: ``check --fix`` brings no new problem, and changes no value that was right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from folders import Case, good_cases
from hypothesis import given
from hypothesis import strategies as st

from delegation.loading import parsing
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.run import pipeline
from delegation.run.fixing import mended_files

Slip = Callable[[str], str]

SLIPS: tuple[Slip, ...] = (
    lambda line: line.replace(": ", ":", 1),
    lambda line: line.replace(": ", " = ", 1),
    lambda line: line.replace(": ", " ", 1),
    lambda line: line.replace(": ", ": - ", 1),
    lambda line: line.replace("- ", "1. ", 1),
    lambda line: line.replace("- ", "  ", 1),
    lambda line: line.replace("  ", "\t", 1),
    lambda line: " " + line,
    lambda line: line.removeprefix("  "),
    lambda line: line.replace('"', "", 1),
    lambda line: line.replace('"', "“", 1),
    lambda line: line.replace(",", ";"),
    lambda line: line.replace("{", "(").replace("}", ")"),
    lambda line: line.replace("}", "", 1),
    lambda line: line.upper(),
    lambda line: line.title(),
    lambda line: re.sub(r": .*", ": chưa rõ", line, count=1),
    lambda line: re.sub(r": .*", ": ?", line, count=1),
    lambda line: re.sub(r": .*", ": %1", line, count=1),
    lambda line: re.sub(r": .*", ": 1 from: x", line, count=1),
    lambda line: re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3/\2/\1", line),
    lambda line: f"```yaml\n{line}",
    lambda line: line.replace("e", "е", 1),
    lambda line: f"{line} # ghi chú",
)


def leaves(tree: Any) -> Iterator[str]:  # noqa: ANN401  any value of a rule file
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield str(key)
            yield from leaves(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(value)
    else:
        yield str(tree)


def problems_of(found: Case, name: str) -> tuple[int, int]:
    """Count what stops a file from being read, and all problems of the register."""
    loaded = pipeline.build_register(list(found), [], Cache(None))
    unread = sum(check == "DLG001" and one.place.file == name for check, one in loaded.problems)
    return unread, len(loaded.problems)


@given(st.data())
def test_what_is_mended_brings_no_problem_and_changes_no_value_that_was_right(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(good_cases()))
    own = data.draw(
        st.sampled_from([one for one in case if one.kind in ("decision", "tasks", "procedures", "holders")])
    )
    lines = own.data.decode().splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    slip = data.draw(st.sampled_from(SLIPS))
    wrong = "".join([*lines[:at], slip(lines[at].rstrip("\n")) + "\n", *lines[at + 1 :]])
    broken = tuple(RuleFile(own.name, own.kind, wrong.encode()) if one is own else one for one in case)
    changed = {one.name: one.after for one in mended_files(broken, []) if one.after is not None}
    assert changed.keys() <= {own.name}
    after = changed.get(own.name)
    if after is None:
        return
    fixed = tuple(RuleFile(own.name, own.kind, after) if one.name == own.name else one for one in broken)
    was, now = problems_of(broken, own.name), problems_of(fixed, own.name)
    assert now[0] < was[0] or now[1] <= was[1]
    right = Counter(leaves(parsing.parsed(own.name, own.kind, own.data).tree))
    told = parsing.parsed(own.name, own.kind, after).tree
    if told is not None:
        strange = Counter(leaves(told)) - right
        allowed = Counter(re.findall(r"[^\s{}\[\],\"]+", slip(lines[at]))) | Counter(re.findall(r"\S+", lines[at]))
        # What is new in the file is what was typed in that one line, or says that it is not known.
        assert sum(strange.values()) <= max(3, len(allowed)), (strange, wrong)
