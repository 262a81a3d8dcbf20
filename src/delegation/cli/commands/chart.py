"""``delegation chart``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from delegation.cli.chart_files import draw, standing_out
from delegation.cli.common import cache, telling
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.endings import endings, way_of
from delegation.cli.exits import SOUND
from delegation.cli.offering import folders, papers
from delegation.cli.offering_charts import charted
from delegation.cli.options import AS_OF, HIGHLIGHT, NOTES, output_option
from delegation.cli.places import completing
from delegation.cli.reading import opened, warn_of_problems
from delegation.cli.speech import WholeNumber, refuse
from delegation.findings import Language, Text
from delegation.run.charting import chart_of
from delegation.run.subjects import Subject, SubjectKind, subject_of

_PICTURES = endings("chart")


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    what: tuple[str, ...],
    output: Path,
    as_of: date | None,
    paper: str | None,
    figure: int | None,
    caption: str,
    links: str,
    crop: bool | None,
    highlight: tuple[str, ...],
    depth: int | None,
    notes: bool,
    sources: bool,
    revision: bool,
    no_lists: bool,
    **asked: str | int | bool | None,
) -> int:
    subject = _subject(" ".join(what), asked, depth, language)
    way_of(output, None, ("chart",), language)
    from delegation.charts.page.frame import Setting
    from delegation.charts.page.paper import cropped, lowered, paper_of

    sheet = paper_of(paper or ("slide" if output.suffix.lower() == ".pptx" else "a4"))
    # A page of paper has margins; a picture is set into a page that has its own.
    is_cropped = output.suffix.lower() in (".svg", ".png") if crop is None else crop
    whole = lowered(sheet) if crop is None else sheet
    size = cropped(sheet) if is_cropped else whole
    setting = Setting(size, figure, caption, has_checks=sources, has_revision=revision, has_lists=not no_lists)
    opening = opened(language, as_of)
    chart = chart_of(
        subject, opening.loaded, opening.examination, cache(used=True), language, telling(language), with_reasons=notes
    )
    chart = standing_out(chart, highlight, opening.loaded, opening.examination)
    draw(chart, setting, output, opening.loaded, links)
    warn_of_problems(opening.loaded, language)
    return SOUND


_OPTIONS: tuple[tuple[str, SubjectKind, Text, Text], ...] = (
    ("form", "form", Text("N", "N"), Text("Hình thức ủy quyền số N của Biểu 2.", "Form N of delegation.")),
    (
        "holder",
        "holder",
        Text("CHỦ-THỂ", "HOLDER"),
        Text("Mã hoặc tên của một chủ thể; không cần dấu.", "Id or name of a holder; diacritics may be left out."),
    ),
    (
        "matter",
        "matter",
        Text("VIỆC", "MATTER"),
        Text("Mã hoặc vài từ trong tên một việc.", "Code, id or words of the title of a matter."),
    ),
    ("field", "field", Text("LĨNH-VỰC", "FIELD"), Text("Mã hoặc tên một lĩnh vực.", "Id or name of a field.")),
    (
        "decision",
        "instrument",
        Text("VĂN-BẢN", "INSTRUMENT"),
        Text("Mã, số hoặc tên một quyết định, văn bản.", "Id, number or title of a decision or other instrument."),
    ),
    (
        "compare",
        "comparison",
        Text("NGÀY|THƯ-MỤC", "DAY|FOLDER"),
        Text(
            "So sánh với ngày này, hoặc với sổ trong thư mục này; ngày sau là --as-of.",
            "Compare with this day, or with the register in this folder; --as-of is the later day.",
        ),
    ),
    (
        "focus",
        "neighbourhood",
        Text("TÊN", "NAME"),
        Text(
            "Ai giao cho, nhận từ một chủ thể, hoặc theo một việc, lĩnh vực, văn bản, qua --depth bước.",
            "Who gives to and receives from a holder, or in a matter, a field or by an instrument, over --depth steps.",
        ),
    ),
)
_FLAGS: tuple[tuple[str, SubjectKind, Text], ...] = (
    ("overview", "overview", Text("Toàn cảnh: ai giao cho ai.", "Who gives to whom, in all.")),
    ("organisation", "organisation", Text("Tổ chức: bốn trục, hai cấp.", "The organisation: four axes, two tiers.")),
    (
        "findings",
        "findings",
        Text(
            "Phát hiện: thẩm quyền trùng, bỏ trống, gián đoạn, giao trở lại.",
            "Findings: conflicts, vacancies, dead ends, circles.",
        ),
    ),
)


def _subject(what: str, asked: dict[str, str | int | bool | None], depth: int | None, language: Language) -> Subject:
    """Take the one thing that is asked for, as an argument or as an option. ``--focus`` may stand beside the overview, of which it is a part."""
    found = [subject_of(what)] if what else []
    if asked["focus"] is not None and found == [Subject("overview")]:
        found = []
    found += [
        Subject(kind, str(asked[name]).strip())
        for name, kind, *_ in _OPTIONS
        if asked[name] is not None and str(asked[name]).strip()
    ]
    found += [Subject(kind) for name, kind, _ in _FLAGS if asked[name]]
    if len(found) != 1:
        names = ", ".join(f"--{name}" for name, *_ in (*_OPTIONS, *_FLAGS))
        raise refuse(
            f"Hãy chọn đúng một nội dung để vẽ: NỘI-DUNG, hoặc một trong {names}.",
            f"Choose exactly one thing to draw: WHAT, or one of {names}.",
            language,
            click.get_current_context(),
        )
    if depth is None:
        return found[0]
    if found[0].kind != "neighbourhood":
        raise refuse(
            "--depth là số bước quanh nội dung của --focus. Hãy thêm --focus TÊN, hoặc bỏ --depth.",
            "--depth is the number of steps around what --focus names. Add --focus NAME, or leave out --depth.",
            language,
            click.get_current_context(),
        )
    return replace(found[0], depth=depth)


_OFFERED = {
    **{name: completing(name) for name in ("form", "holder", "matter", "field")},
    "decision": completing("instrument"),
    "compare": folders,
    "focus": completing("holder", "matter", "field", "instrument"),
}
_SUBJECTS = (
    *(
        Option(
            f"--{name}",
            kind=WholeNumber if name == "form" else None,
            metavar=metavar,
            shell_complete=_OFFERED[name],
            said=said,
        )
        for name, _, metavar, said in _OPTIONS
    ),
    *(Option(f"--{name}", is_flag=True, said=said) for name, _, said in _FLAGS),
)
_LOOKS = (
    Option(
        "--depth",
        kind=WholeNumber,
        metavar="N",
        said=Text(
            "Số bước quanh nội dung của --focus; mặc định 1.", "How many steps around what --focus names; default 1."
        ),
    ),
    output_option(
        Text(
            f"Tệp {_PICTURES}; đuôi tệp quyết định dạng.",
            f"A {_PICTURES} file; the ending decides.",
        ),
        required=True,
    ),
    Option(
        "--paper",
        shell_complete=papers,
        metavar=Text("KHỔ", "PAPER"),
        said=Text(
            "a4 (mặc định; với .pptx là slide), a3, a4-doc, a4-ngang, a3-doc, a3-ngang, slide; hoặc chiều rộng: 160mm, 16cm, 900px.",
            "a4 (default; slide for .pptx), a3, a4-doc (portrait), a4-ngang (landscape), a3-doc, a3-ngang, slide; or a width: 160mm, 16cm, 900px.",
        ),
    ),
    Option(
        "--crop/--no-crop",
        default=None,
        said=Text(
            "Bỏ lề, cắt hình vừa nội dung (mặc định với .svg, .png), hoặc giữ nguyên khổ giấy. Mặc định, .pdf một trang mà quá nửa để trống thì trang thấp xuống, vẫn giữ lề.",
            "Without margins, as high as what is drawn (default for .svg, .png), or a whole sheet of paper. By default a .pdf of one page that is more than half empty has a lower page, with its margins.",
        ),
    ),
    Option(
        "--figure",
        kind=WholeNumber,
        metavar="N",
        said=Text(
            "Đặt chú thích «Hình N. …» dưới hình thay cho tiêu đề.",
            "Set a caption “Figure N. …” below instead of a title.",
        ),
    ),
    Option(
        "--caption",
        default="",
        metavar=Text("CHỮ", "TEXT"),
        said=Text("Lời chú thích dưới hình; mặc định là tiêu đề.", "The words of the caption; default the title."),
    ),
    HIGHLIGHT,
    Option(
        "--no-lists",
        is_flag=True,
        said=Text(
            "Bỏ danh sách ở các trang sau: chỉ còn sơ đồ, với số lượng.",
            "Without the list on the pages that follow: the chart alone, with its counts.",
        ),
    ),
    NOTES,
    Option(
        "--sources",
        is_flag=True,
        said=Text(
            "Kèm mã phép kiểm tra của nội dung cần xem xét.", "Add the ids of the checks whose findings are marked."
        ),
    ),
    Option(
        "--revision",
        is_flag=True,
        said=Text(
            "Kèm mã bản của các tệp quy tắc; thuộc tính của tệp luôn ghi.",
            "Add the state of the rule files; the properties of the file always do.",
        ),
    ),
    Option(
        "--links",
        default="",
        metavar=Text("ĐỊA-CHỈ", "ADDRESS"),
        said=Text(
            "Liên kết trong SVG, ví dụ https://so.example.vn/{kind}/{id}; {file} là tệp quy tắc.",
            "Links of an SVG, such as https://register.example.org/{kind}/{id}; {file} is the rule file.",
        ),
    ),
)

COMMAND = Command(
    _run,
    said=Text(
        "Vẽ sơ đồ thẩm quyền để đưa vào văn bản: chữ không nhỏ hơn 8 điểm, in đen trắng vẫn rõ.",
        "Draw a chart of authority that goes into documents: letters of 8 points or more, safe in black and white.",
    ),
    arguments=[
        (
            Text("NỘI-DUNG", "WHAT"),
            Text(
                "tong-quan, to-chuc, phat-hien, phat-hien:DLG4, hinh-thuc-N, so-sanh:NGÀY, ma-tran:NGÀY, ma-tran:CÂU-CHỌN (như của list), lan-can:TÊN, luoi-xa:CÂU-CHỌN, hoặc mã, tên của một chủ thể, việc, lĩnh vực, văn bản; "
                "cũng có thể ghi bằng tùy chọn bên dưới.",
                "overview, organisation, findings, findings:DLG4, form-N, compare:DAY, matrix:DAY, matrix:SELECTOR (as of list), focus:NAME, communes:SELECTOR, or the id or name of a holder, a matter, a field or an "
                "instrument; the options below say the same.",
            ),
        )
    ],
    examples=(
        "delegation chart hinh-thuc-3 -o hinh-thuc-3.pdf",
        "delegation chart so-cong-thuong -o so-cong-thuong.svg --paper 160mm --figure 2",
        "delegation chart --matter 2.000229 -o viec.png --as-of 2026-06-01",
        "delegation chart --compare 2026-06-30 --as-of 2026-07-01 -o so-sanh.pdf --paper a3",
        "delegation chart to-chuc -o to-chuc.mmd",
    ),
    params=[
        Argument(
            "what",
            nargs=-1,
            required=False,
            metavar=Text("[NỘI-DUNG]", "[WHAT]"),
            shell_complete=charted,
        ),
        *_SUBJECTS,
        *_LOOKS,
        AS_OF,
    ],
)
