"""``delegation baseline``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from delegation.cli.common import (
    cache,
    emit,
    hypotheses,
    refuse_hypotheses,
    register_folder,
    rendering,
    today,
)
from delegation.cli.declared import Command, Option, file, one_of
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.cli.offering import CAUSES
from delegation.cli.options import AS_OF, BARS, NO_CACHE, PATH, PATH_WORDS
from delegation.cli.outputs import write_file
from delegation.cli.speech import Words
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Analysis, Finding, Language, Text
from delegation.loading.disk.files import BASELINE, without_mark
from delegation.model.severity import Severity
from delegation.reports.shared.rendering import Rendering
from delegation.run import rerun
from delegation.speech import findings
from delegation.speech.numbers import in_english

_STALE = "DLG904:"
_UNNAMED = "DLG903:"


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    path: Path | None,
    as_of: date | None,
    baseline: Path | None,
    fail_on: str,
    cause: tuple[str, ...],
    prune: bool,
    add: bool,
    decides: str | None,
    reason: str | None,
    no_cache: bool,
) -> int:
    if prune or add:
        refuse_hypotheses("baseline --prune" if prune and not add else "baseline --add")
    root = register_folder(path)
    place, day = baseline or root / "baseline.yaml", as_of or today(root)
    decision = _decision(decides, reason)
    if place.is_file():  # half of a list is none to compare with
        from delegation.run import entries

        entries.read(BASELINE, without_mark(place.read_bytes()))

    # One that is named must be there, if it is not to be made now.
    is_there = place.is_file() or (baseline is not None and not add)
    held = partial(_held, root, day, place, add=add, no_cache=no_cache)
    bar, found = Severity(fail_on), held(is_there=is_there)
    if cause:
        from delegation.cli.named_causes import refuse_unknown

        refuse_unknown(cause, (*found.findings, *(found.known or ())), language, of_findings=False)
    sorted_out = _sorted(found, bar, cause, root, place)
    prune = prune and bool(sorted_out.stale or _unnamed(found) or _unrecorded(found, place))
    if prune or (add and sorted_out.new):
        _write(place, sorted_out, found, decision, prune=prune, add=add)
        found = held(is_there=True)
        sorted_out = _sorted(found, bar, cause, root, place)
    emit(_told(found, sorted_out, rendering(language, root), place))
    return WRONG_RULES if any(sorted_out) else SOUND


def _held(root: Path, day: date, place: Path, *, is_there: bool, add: bool, no_cache: bool) -> Analysis:
    """Hold the findings of a day against the list. What is taken in says all that it covers, whether there is a list already or not."""
    there, kept, over = place if is_there else None, cache(used=not no_cache), hypotheses()
    return rerun.check(root, day, select=(), ignore=(), cache=kept, hypotheses=over, baseline=there, with_extents=add)


def _unnamed(found: Analysis) -> list[str]:
    """Give the keys of which the list covers a number, and does not name which."""
    listed = {one.key for one in found.known or ()}
    keys = (one.key.removeprefix(_UNNAMED) for one in found.findings if one.key.startswith(_UNNAMED))
    return [key for key in keys if key in listed]


def _unrecorded(found: Analysis, place: Path) -> list[str]:
    """Give the keys of which the list does not record what the finding says and where, so that it sees no other value there."""
    from delegation.run import baseline as known

    return known.unrecorded(place.read_bytes(), found.known or ()) if found.known else []


def _refuse_half_read(found: Analysis) -> None:
    """Take nothing out for what may only not have been read. Raises ``DelegationError``."""
    from delegation.checks.catalogue import unread

    faults = unread(found.findings)
    if faults:
        first, said = faults[0], findings.half_read(len(faults))
        at = f"{first.location.file}:{first.location.line}: {first.check}"
        raise DelegationError(
            Text(f"Không bỏ mục nào khỏi danh sách. {said.vi} ({at})", f"Nothing is taken out. {said.en} ({at})")
        )


def _decision(decides: str | None, reason: str | None) -> tuple[str, str] | None:
    if bool(decides) != bool(reason):
        raise AskedWronglyError(Text("--decides và --reason đi cùng nhau.", "--decides and --reason go together."))
    return (decides, reason) if decides and reason else None


class _Sorted(NamedTuple):
    """What the list has and is gone: keys, and what entries cover; findings that it may take in; and those that it cannot, being about such lists."""

    stale: list[str]
    new: list[Finding]
    never: list[Finding]


def _write(
    place: Path, what: _Sorted, found: Analysis, decision: tuple[str, str] | None, *, prune: bool, add: bool
) -> None:
    """Write the file without what is gone, with names for what it only counted, and with what is new. ``decision``: who decides, and why they stand."""
    if prune:
        _refuse_half_read(found)
    from delegation.run import baseline as known
    from delegation.run import entries

    def change(content: bytes) -> bytes:
        if prune:
            content = known.narrowed(known.without(content, what.stale), (*(found.known or ()), *found.findings))
            content = known.under_their_causes(content, found.known or ())
        if add and what.new:
            content = known.with_added(content, what.new, known.Decision(*decision) if decision else None)
        return content

    write_file(place, entries.changed(BASELINE, place, known.EMPTY, change))


def _sorted(found: Analysis, bar: Severity, causes: Sequence[str], root: Path, place: Path) -> _Sorted:
    """Sort what was found. ``root``: the folder of the register; ``place``: the list itself, whose faults it cannot take in."""
    stale = [one.key.removeprefix(_STALE) for one in found.findings if one.key.startswith(_STALE)]
    rest = [
        one
        for one in found.findings
        if one.severity.reaches(bar) and not one.key.startswith(_STALE) and (not causes or one.cause_key in causes)
    ]
    if not rest:
        return _Sorted(stale, [], [])
    from delegation.checks.catalogue import OF_LEDGERS

    new: list[Finding] = []
    never: list[Finding] = []
    for one in rest:
        (never if one.check in OF_LEDGERS or root / one.location.file == place else new).append(one)
    return _Sorted(stale, new, never)


def _told(found: Analysis, sorted_out: _Sorted, look: Rendering, place: Path) -> str:
    stale, new, never = sorted_out
    known, number = len(found.known or ()), look.number
    lines = [
        look.say(
            f"{place}: đã biết {number(known)} phát hiện; mới {number(len(new))}; không còn {number(len(stale))}.",
            f"{place}: {in_english(known, 'finding')} known; {number(len(new))} new; {number(len(stale))} stale.",
        )
    ]
    for key, count in Counter(one.cause_key for one in new).items():
        lines.append(f"  + {key} × {number(count)}")
    lines += [f"  - {key}" for key in stale]
    lines += [f"  ! {_never(one).in_(look.language)}" for one in never]
    if loose := len(_unnamed(found)):
        lines.append(
            look.say(
                f"{number(loose)} mục không nêu tên những gì phát hiện gồm, nên không thấy được khi một việc bị thay bằng việc khác: --prune ghi tên vào.",
                f"{in_english(loose, 'entry')} without the names of what the finding stands for, which cannot see when one is exchanged for another: --prune writes the names.",
            )
        )
    if older := len(_unrecorded(found, place)):
        lines.append(
            look.say(
                f"{number(older)} mục chưa ghi phát hiện nêu gì ở từng chỗ trong câu, ở mức nào, nên không thấy được khi ở đó là giá trị khác hoặc mức nặng hơn: --prune ghi vào.",
                f"{in_english(older, 'entry')} without what the finding says in each place of its sentence and what it weighs, which cannot see another value there or a heavier weight: --prune writes it.",
            )
        )
    if new:
        lines.append(
            look.say(
                "Thêm vào danh sách: --add --decides AI --reason LÝ-DO.", "To add: --add --decides WHO --reason WHY."
            )
        )
    if stale:
        lines.append(look.say("Bỏ khỏi danh sách: --prune.", "To take out: --prune."))
    return "\n".join(lines) + "\n"


def _never(one: Finding) -> Text:
    """Say what cannot be listed: what is about such lists by what that means, a fault of the list itself as it is."""
    at = f"{one.location.file}:{one.location.line}: {one.check}  "
    return (
        findings.of_ledgers(one.key) if one.key.startswith("DLG9") else Text(f"{at}{one.said.vi}", f"{at}{one.said.en}")
    )


COMMAND = Command(
    _run,
    said=Text(
        "So các phát hiện của sổ với danh sách phát hiện đã biết (rules/baseline.yaml), mà lệnh check --baseline bỏ qua. Danh sách chỉ "
        "ngắn đi: --prune bỏ mục không còn; chỉ --add mới thêm, kèm nơi quyết định và lý do. Mọi dòng khác của tệp giữ nguyên. Mã thoát "
        "1 nếu có phát hiện mới hoặc mục không còn.",
        "Hold what is found against the known findings (rules/baseline.yaml) that `check --baseline` passes over. The list only shrinks: "
        "--prune takes out what is gone; only --add adds, with who decides and why. Every other line of the file stays. Exit code 1 where "
        "something is new or gone.",
    ),
    arguments=[PATH_WORDS],
    examples=(
        "delegation baseline",
        "delegation baseline --prune",
        'delegation baseline --add --cause DLG101:ubnd-cap-huyen --decides "Sở Tư pháp" --reason "chờ rà soát luật chuyên ngành"',
    ),
    params=[
        PATH,
        Option(
            "--baseline",
            kind=file,
            metavar=Text("TỆP", "FILE"),
            said=Text(
                "Tệp danh sách; mặc định baseline.yaml trong sổ.", "The file; default baseline.yaml of the register."
            ),
        ),
        AS_OF,
        Option(
            "--fail-on",
            kind=one_of(*BARS),
            default="error",
            said=Text(
                "Chỉ xét phát hiện mới từ mức này; mặc định error.",
                "Severity from which new ones count; default error.",
            ),
        ),
        Option(
            "--cause",
            multiple=True,
            shell_complete=CAUSES,
            metavar=Text("KHÓA", "KEY"),
            said=Text("Chỉ xét phát hiện mới của nguyên nhân này.", "Only new findings of this cause."),
        ),
        Option(
            "--prune",
            is_flag=True,
            said=Text("Bỏ các mục không còn ứng với phát hiện nào.", "Take out entries that match nothing any more."),
        ),
        Option(
            "--add",
            is_flag=True,
            said=Text(
                "Thêm các phát hiện mới; tạo tệp nếu chưa có.", "Add new findings; make the file where there is none."
            ),
        ),
        Option(
            "--decides",
            kind=Words,
            metavar=Text("AI", "WHO"),
            said=Text("Nơi quyết định cách xử lý các mục thêm vào.", "Who decides about what is added."),
        ),
        Option(
            "--reason",
            kind=Words,
            metavar=Text("LÝ-DO", "WHY"),
            said=Text("Vì sao còn để đó.", "Why it still stands."),
        ),
        NO_CACHE,
    ],
)
