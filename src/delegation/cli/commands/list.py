"""``delegation list``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delegation.answers.lists import SUBJECTS, Listing, listed
from delegation.authority.marks import NO_MARKS
from delegation.cli.common import cache, deliver, deliver_file, remark, rendering
from delegation.cli.declared import Argument, Command, Option, one_of
from delegation.cli.endings import endings, way_of
from delegation.cli.exits import SOUND
from delegation.cli.offering import conditions, revisions
from delegation.cli.options import AS_OF, TO_FILE, all_option, form_option, output_option
from delegation.cli.places import COMMUNE
from delegation.cli.reading import Opened, opened, warn_of_problems
from delegation.cli.speech import Spoken, refuse
from delegation.findings import Language, Text
from delegation.names.folding import fold
from delegation.questions.select.selection import MARKED, OF_MATTERS, Subject
from delegation.questions.select.selector import MINUS
from delegation.reports.shared.csv import as_csv
from delegation.reports.shared.rendering import Rendering
from delegation.run import pipeline
from delegation.speech import sentence
from delegation.speech.text import listed as listed_names

if TYPE_CHECKING:
    from delegation.questions.ways.ways import Ways

_FORMS = ("text", "json", "csv")
_ENDINGS = endings(*_FORMS, "excel")
_OF_MATTERS_ONLY = (
    "--affected chỉ dùng với tasks và procedures: chỉ việc mới có câu trả lời ai có thẩm quyền.",
    "--affected goes with tasks and procedures only: of nothing else is it answered who decides.",
)
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    subject: Subject,
    selector: tuple[str, ...],
    commune: str | None,
    as_of: date | None,
    form: str | None,
    output: Path | None,
    show_all: bool,
    bom: bool,
    separator: str | None,
    affected: str | None,
) -> int:
    way = way_of(output, form, (*_FORMS, "excel"), language)
    _sound(way, language, bom=bom, separator=separator)
    if affected is not None and subject not in OF_MATTERS:
        raise refuse(*_OF_MATTERS_ONLY, language, click.get_current_context())
    asked = opened(language, as_of)
    from delegation.questions.ways.asked import ways_in

    marks = pipeline.marks(asked.examination) if subject in MARKED else NO_MARKS
    ways = ways_in(asked.examination, commune, marks)
    written = " ".join(map(_quoted, selector))
    found = listed(ways, subject, written)
    if affected is not None:
        found = _affected(found, (affected, written), asked, ways, language)
    look = rendering(language, asked.root, fold=not show_all, output=output)
    if separator is not None or bom:
        look = replace(look, separator=_SEPARATORS[separator] if separator else look.separator, bom=bom or look.bom)
    _deliver(found, asked, way, look, output)
    warn_of_problems(asked.loaded, language)
    return SOUND


def _affected(found: Listing, since: tuple[str, str], asked: Opened, ways: Ways, language: Language) -> Listing:
    """Leave the matters whose answer differs since a revision; what is published by number only has none."""
    from delegation.run.affected import affected

    revision, written = since
    differing = affected(
        asked.root, revision, asked.examination, ways.place, cache(used=True), (found.subject, written)
    )
    if differing.gone:
        shown = listed_names(differing.gone, 4)
        remark(Text(f"Không còn trong sổ: {shown.vi}.", f"No longer in the register: {shown.en}."), language)
    fitting, perhaps = (
        tuple(one for one in rows if one.id in differing.ids) for rows in (found.fitting, found.perhaps)
    )
    selector = f"{found.selector} --affected {revision}".lstrip()
    return replace(found, selector=selector, fitting=fitting, perhaps=perhaps, groups=())


def _deliver(found: Listing, asked: Opened, way: str, look: Rendering, output: Path | None) -> None:
    """Write a list; only what the format needs is imported."""
    from delegation.reports.questions import list as report

    state = asked.loaded.rules_hash
    if way == "excel" and output is not None:
        from delegation.documents.excel.plain import write

        title = sentence(SUBJECTS[found.subject].in_(look.language))
        deliver_file(write(title, report.lines(found, look, state), found.as_of, state), output, look.language)
    elif way == "csv":
        deliver(as_csv(report.lines(found, look, state), look), output, look.language)
    else:
        deliver(report.as_json(found, state) if way == "json" else report.text(found, look), output, look.language)


class _Listing(Spoken):
    """Takes ``-outside`` for a condition that begins with a minus, not for ``-o utside``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read every minus before more than one letter as the one of a condition, and a kind by what it is called in Vietnamese."""
        return super().parse_args(ctx, [_apart(word) for word in _with_kind(args)])


_CALLED: dict[str, Subject] = {
    **dict.fromkeys(("nhiem vu", "nhiem vu quan ly nha nuoc"), "tasks"),
    **dict.fromkeys(("thu tuc", "thu tuc hanh chinh", "tthc"), "procedures"),
    **dict.fromkeys(("lan giao", "lan giao quyen"), "grants"),
    "chu the": "holders",
    "van ban": "instruments",
    **dict.fromkeys(("xa", "phuong", "xa phuong"), "communes"),
    **dict.fromkeys(("de nghi", "nghia vu", "de nghi nghia vu"), "requests"),
}
"""The kinds by their Vietnamese names, folded; typed without quotes, such a name is several words."""
_LONGEST_NAME = max(name.count(" ") for name in _CALLED) + 1
_FLAGS = ("--all", "--bom", "--debug")


def _with_kind(args: list[str]) -> list[str]:
    """Put the kind in the place of its Vietnamese name, where it stands as words of their own and no kind before it."""
    for at, word in enumerate(args):
        if word in SUBJECTS:
            break
        if word.startswith("-") or (at and args[at - 1].startswith("-") and args[at - 1] not in _FLAGS):
            continue
        for count in range(min(_LONGEST_NAME, len(args) - at), 0, -1):
            kind = _CALLED.get(fold(" ".join(args[at : at + count])))
            if kind is not None:
                return [*args[:at], kind, *args[at + count :]]
        break
    return args


def _apart(word: str) -> str:
    is_condition = word.startswith("-") and not word.startswith("--") and word not in ("-", "-o", "-h")
    return MINUS + word[1:] if is_condition else word


def _quoted(word: str) -> str:
    """Put a condition whose value has blanks, which the shell has taken out of its quotes, in quotes again."""
    key, colon, value = word.partition(":")
    plain = colon and key.lstrip("-").replace("-", "").isalnum() and " " in value and ":" not in value
    if plain and not any(mark in value for mark in '"«“<>'):
        return f'{key}:"{value}"'
    return word


def _sound(way: str, language: Language, *, bom: bool, separator: str | None) -> None:
    if way != "csv" and (bom or separator is not None):
        raise refuse(
            "--bom và --separator chỉ dùng với --format csv.",
            "--bom and --separator go with --format csv only.",
            language,
            click.get_current_context(),
        )


COMMAND = Command(
    _run,
    said=Text(
        "Liệt kê những gì khớp câu chọn, kèm văn bản, điều khoản và thời hạn. Nhiều điều kiện: phải khớp tất cả; dấu phẩy là «hoặc»; "
        "dấu trừ hoặc not là «trừ ra». Điều chưa rõ được nêu riêng, không tính là khớp.",
        "List what fits a selector, with instrument, provision and term. Several conditions: all must fit; a comma is “or”; a minus "
        "or not is “without”. What is not known is told apart and does not count as fitting.",
    ),
    arguments=[
        (
            Text("LOẠI", "KIND"),
            Text(
                f"{', '.join(SUBJECTS)}; tiếng Việt cũng được: nhiệm vụ, thủ tục, lần giao, chủ thể, văn bản, xã phường, đề nghị.",
                f"{', '.join(SUBJECTS)}; the Vietnamese words are understood, too.",
            ),
        ),
        (
            Text("CÂU-CHỌN", "SELECTOR"),
            Text(
                'Ví dụ field:chung-thuc owner:ubnd-cap-xa form:3,4 level:city "ends<2027-03-01" unknown:owner unlisted -outside '
                "+TÊN (cùng mọi thứ ở trên) TÊN+ (cùng mọi thứ ở dưới) 1+TÊN+2 (lên một bước, xuống hai bước); các điều kiện của từng loại: docs/selectors.md.",
                'Such as field:chung-thuc owner:ubnd-cap-xa form:3,4 level:city "ends<2027-03-01" unknown:owner unlisted -outside '
                "+NAME (with all above) NAME+ (with all below) 1+NAME+2 (one step up, two down); the conditions of each kind: docs/selectors.md.",
            ),
        ),
    ],
    examples=(
        "delegation list procedures form:3",
        "delegation list thủ tục lĩnh vực:y-te",
        'delegation list tasks owner:ubnd-cap-xa,chu-tich-ubnd-cap-xa "ends<2027-03-02" --as-of 2026-11-25',
        "delegation list tasks field:chung-thuc owner:chu-tich-ubnd-cap-xa",
        "delegation list grants unknown:term",
        "delegation list procedures ubnd-tp+ -form:3 -o thu-tuc.xlsx",
        "delegation list holders 1+so-cong-thuong",
        "delegation list tasks field:y-te --affected HEAD",
        "delegation list instruments +2.000229 --format json | jq .counts",
    ),
    params=[
        Argument("subject", kind=one_of(*SUBJECTS), metavar=Text("LOẠI", "KIND")),
        Argument(
            "selector",
            nargs=-1,
            type=click.UNPROCESSED,
            metavar=Text("[CÂU-CHỌN]...", "[SELECTOR]..."),
            shell_complete=conditions,
        ),
        COMMUNE,
        AS_OF,
        Option(
            "--affected",
            shell_complete=revisions,
            metavar=Text("BẢN", "REV"),
            said=Text(
                "tasks, procedures: chỉ những việc mà câu trả lời (ai, theo văn bản nào, đến khi nào) khác với bản git này.",
                "tasks, procedures: only matters of which it is answered otherwise (who, by which text, until when) than at this revision of git.",
            ),
        ),
        form_option(*_FORMS),
        output_option(
            Text(
                f"{TO_FILE.vi[:-1]}; không có --format thì đuôi tệp quyết định dạng: {_ENDINGS}.",
                f"{TO_FILE.en[:-1]}; without --format the ending decides: {_ENDINGS}.",
            )
        ),
        all_option(Text("Không rút gọn danh sách.", "Show every entry.")),
        Option(
            "--bom",
            is_flag=True,
            said=Text(
                "CSV: thêm dấu đầu tệp để Excel đọc đúng tiếng Việt; ghi ra tệp bằng -o thì luôn có.",
                "CSV: begin with the mark by which Excel knows UTF-8; a file after -o always has it.",
            ),
        ),
        Option(
            "--separator",
            kind=one_of(*_SEPARATORS),
            said=Text(
                "CSV: dấu phân cột; mặc định comma, ghi ra tệp bằng -o thì semicolon, như Excel đặt vùng Việt Nam cần.",
                "CSV: between columns; default comma, in a file after -o semicolon, as Excel set to Vietnam wants it.",
            ),
        ),
    ],
    sort=_Listing,
)
