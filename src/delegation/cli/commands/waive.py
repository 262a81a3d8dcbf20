"""``delegation waive``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.cli.changing import show
from delegation.cli.common import cache, deliver_file, emit, refuse_hypotheses, register_folder, today
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.cli.offering import FINDINGS
from delegation.cli.options import AS_OF, DIFF
from delegation.cli.places import completing
from delegation.cli.speech import DayType, Words
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Finding, Language, Text
from delegation.run import rerun
from delegation.speech import day as said_day
from delegation.speech import in_english
from delegation.speech.findings import of_ledgers

if TYPE_CHECKING:
    from delegation.model.figures import WaivedGroup


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    key: str,
    reason: str,
    approver: str,
    until: date,
    as_of: date | None,
    holder: str | None,
    instrument: str | None,
    field: str | None,
    shown: bool,
) -> int:
    from delegation.run import entries, waivers

    refuse_hypotheses("waive")
    root = register_folder()
    day = as_of or today(root)
    if until < day:
        raise _past(until)
    shared = {"holder": holder, "instrument": instrument, "field": field}
    names = {name: value for name, value in shared.items() if value is not None}
    findings, group = _meant(root, day, key.strip(), names)
    place = root / f"{waivers.WAIVERS}.yaml"
    content = entries.changed(
        waivers.WAIVERS,
        place,
        waivers.EMPTY,
        lambda found: waivers.with_waiver(found, findings, reason, approver, until, group),
    )
    if shown:
        return _shown(place, content)
    deliver_file(content, place, language)
    after = rerun.check(root, day, select=(), ignore=(), cache=cache(used=True)).findings
    standing = [one.key for one in after if one.key in {each.key for each in findings}]
    emit(_told(key.strip(), findings, standing, len(after), until).in_(language) + "\n")
    if not standing and _is_known(root, {one.key for one in findings}):
        emit(_PRUNE.in_(language) + "\n")
    return WRONG_RULES if standing else SOUND


def _is_known(root: Path, keys: AbstractSet[str]) -> bool:
    """Whether the baseline of the register lists one of some findings, which it may not do once it is waived."""
    from delegation.run import baseline

    place = root / "baseline.yaml"
    try:
        return place.is_file() and not keys.isdisjoint(baseline.listed(place.read_bytes()))
    except DelegationError:  # a list that cannot be read is told of by check
        return False


_PRUNE = Text(
    "Phát hiện này cũng có trong danh sách phát hiện đã biết (baseline.yaml): đã miễn trừ thì mục ấy không còn đúng. Hãy chạy delegation baseline --prune.",
    "The baseline (baseline.yaml) lists it too, and may not once it is waived. Run delegation baseline --prune.",
)


def _past(until: date) -> AskedWronglyError:
    return AskedWronglyError(
        Text(
            f"--until {said_day(until).vi} đã qua, miễn trừ sẽ không có tác dụng ngày nào.",
            f"--until {said_day(until).en} is past: the waiver would hold on no day.",
        )
    )


def _shown(place: Path, content: bytes) -> int:
    from delegation.run.editing.working_copy import ChangedFile

    show([ChangedFile(place.name, place.read_bytes() if place.is_file() else None, content)])
    return SOUND


def _meant(root: Path, day: date, key: str, names: Mapping[str, str]) -> tuple[Sequence[Finding], WaivedGroup | None]:
    """Give the finding of a key, or those of a check that concern what is named, as a group. Raises ``AskedWronglyError``."""
    is_check = ":" not in key
    if is_check and names:
        from delegation.run.waived_groups import members

        return members(root, day, key, names, cache(used=True))
    if is_check or names:
        raise AskedWronglyError(_which(key, is_check=is_check))
    analysis = rerun.check(root, day, select=(), ignore=(), with_extents=True, cache=cache(used=True))
    found = analysis.findings
    # One that is waived is found, too: the file then says on which line, and until when.
    finding = next((one for one in (*found, *analysis.waived) if one.key == key), None)
    if finding is not None:
        _refuse_of_ledgers(finding)
    if finding is None:
        from delegation.run.explaining import no_such

        of_cause = [one for one in found if one.cause_key == key]
        raise AskedWronglyError(_of_cause(root, of_cause)) if of_cause else no_such(key, (one.key for one in found))
    return (finding,), None


def _of_cause(root: Path, findings: Sequence[Finding]) -> Text:
    """Say how findings of one cause are waived: as those of a group, or one by one."""
    from delegation.run.waived_groups import option_of

    first = findings[0]
    shared = option_of(root, first.cause.subject if first.cause is not None else (), cache(used=True))
    how = f"delegation waive {first.check} {shared or '--holder|--instrument|--field …'}"
    return Text(
        f"{first.cause_key} là một nguyên nhân của {len(findings)} phát hiện, không phải một phát hiện. Miễn trừ theo nhóm: {how} …; hoặc từng "
        f"phát hiện theo khóa của nó, như {first.key}.",
        f"{first.cause_key} is a cause of {in_english(len(findings), 'finding')}, not a finding. Waive them as a group: {how} …; or each by its key, such as "
        f"{first.key}.",
    )


def _refuse_of_ledgers(finding: Finding) -> None:
    from delegation.checks.catalogue import OF_LEDGERS

    if finding.check in OF_LEDGERS:
        raise AskedWronglyError(of_ledgers(finding.key))


def _which(key: str, *, is_check: bool) -> Text:
    if is_check:
        return Text(
            f"«{key}» không phải là khóa của một phát hiện. Hãy ghi khóa như DLG802:1.001669; hoặc, để miễn trừ một nhóm, ghi mã phép "
            "kiểm tra kèm --holder, --instrument hoặc --field.",
            f"“{key}” is no key of a finding. Write a key like DLG802:1.001669; or, to waive a group, the id of a check with --holder, "
            "--instrument or --field.",
        )
    return Text(
        f"{key} là một phát hiện, không phải một nhóm. Hãy bỏ --holder, --instrument, --field; hoặc chỉ ghi {key.partition(':')[0]}.",
        f"{key} is one finding, no group. Leave out --holder, --instrument and --field; or write {key.partition(':')[0]} alone.",
    )


def _told(key: str, findings: Sequence[Finding], standing: Sequence[str], left: int, until: date) -> Text:
    last, count = said_day(until), len(findings)
    times = f" × {count}" if count > 1 or ":" not in key else ""
    if standing:  # what waives it must not be told to hold where it does not
        listed = ", ".join(standing)
        return Text(
            f"{listed}: đã ghi miễn trừ nhưng phát hiện vẫn còn. Hãy chạy delegation check để xem vì sao.",
            f"{listed}: the waiver is written, but the finding stands. Run `delegation check` to see why.",
        )
    return Text(
        f"{key}{times}: được miễn trừ đến hết {last.vi}; còn {left} phát hiện.",
        f"{key}{times}: waived until {last.en}; left: {in_english(left, 'finding')}.",
    )


_SAID = Text(
    "Ghi một miễn trừ vào rules/waivers.yaml: chấp nhận một phát hiện đến hết một ngày, với lý do và người duyệt. Miễn trừ chỉ gồm những "
    "gì phát hiện đang nêu: thêm việc, lần giao, địa bàn hoặc ngày thì phát hiện hiện lại. Mã phép kiểm tra kèm --holder, --instrument hoặc "
    "--field miễn trừ cả nhóm phát hiện hôm nay; phát hiện có thêm sau vẫn hiện. Mọi dòng khác của tệp giữ nguyên.",
    "Write a waiver into rules/waivers.yaml: accept a finding until a day, with a reason and who approved it. It covers what the finding is "
    "about today: where matters, grants, communes or days come to it, it stands again. The id of a check with --holder, --instrument or "
    "--field waives the findings that this group has today; what comes to it later stands. Every other line of the file stays.",
)
_PARAMS: Sequence[Option | Argument] = [
    Argument("key", shell_complete=FINDINGS, metavar=Text("KHÓA", "KEY")),
    Option(
        "--reason",
        required=True,
        asks=True,
        kind=Words,
        metavar=Text("LÝ-DO", "REASON"),
        said=Text("Vì sao chấp nhận.", "Why it is accepted."),
    ),
    Option(
        "--approver",
        required=True,
        asks=True,
        kind=Words,
        metavar=Text("AI", "WHO"),
        said=Text("Người duyệt.", "Who approved it."),
    ),
    Option(
        "--until", required=True, asks=True, kind=DayType, said=Text("Đến hết ngày này.", "Last day of the waiver.")
    ),
    Option(
        "--holder",
        metavar=Text("TÊN", "NAME"),
        shell_complete=completing("holder"),
        said=Text("Nhóm: phát hiện về chủ thể này.", "A group: findings about this holder."),
    ),
    Option(
        "--instrument",
        metavar=Text("SỐ", "NUMBER"),
        shell_complete=completing("instrument"),
        said=Text("Nhóm: phát hiện về văn bản này.", "A group: findings about this instrument."),
    ),
    Option(
        "--field",
        metavar=Text("TÊN", "NAME"),
        shell_complete=completing("field"),
        said=Text("Nhóm: phát hiện về lĩnh vực này.", "A group: findings about this field."),
    ),
    DIFF,
    AS_OF,
]


def command(called: str) -> Command:
    """Make the command, under whatever name it is called."""
    return Command(
        _run,
        said=_SAID,
        arguments=[
            (
                Text("KHÓA", "KEY"),
                Text(
                    "Khóa của phát hiện, như lệnh check in ra; hoặc mã phép kiểm tra, để miễn trừ một nhóm.",
                    "The key of a finding, as check prints it; or the id of a check, to waive a group.",
                ),
            )
        ],
        examples=(
            f'{called} DLG702 --holder so-cong-thuong --reason "đang đăng tải" --approver "Chánh Văn phòng" --until 2027-03-31',
            f'{called} DLG802:1.001669 --reason "đã đối chiếu" --approver "Giám đốc Sở Tư pháp" --until 2027-06-30',
        ),
        params=_PARAMS,
    )


COMMAND = command("delegation waive")
