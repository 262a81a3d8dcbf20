"""``delegation export``."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from delegation.cli.common import cache, deliver_file, register_folder, remark
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.endings import way_of
from delegation.cli.exits import SOUND
from delegation.cli.options import output_option
from delegation.cli.places import completing
from delegation.cli.reading import load, warn_of_problems
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.instruments import Instrument, InstrumentId
from delegation.run import pipeline
from delegation.run.pipeline import Loaded
from delegation.speech import in_english

WHOLE = ("graphml", "turtle", "ntriples", "jsonld", "json")
"""What a whole register is written as."""


def _run(*, language: Language, decision: str | None, output: Path, base: str | None) -> int:
    if decision is None:
        return _whole(output, base, language)
    if base is not None:
        raise AskedWronglyError(_BASE_ALONE)
    return _decision(decision, output, language)


def _whole(output: Path, base: str | None, language: Language) -> int:
    """Export the register."""
    way = way_of(output, None, WHOLE, language)
    if base is not None and (way not in ("turtle", "ntriples", "jsonld") or not _is_address(base)):
        raise AskedWronglyError(_BASE_ALONE)
    loaded = load(register_folder(), cache(used=True), language)
    if way == "json":
        from delegation.run.exchange import register_as_json

        content = register_as_json(loaded)
    elif way == "graphml":
        from delegation.authority.graph import AuthorityGraph

        content = AuthorityGraph(loaded.register).graphml()
    else:
        from delegation.reports.open_data.rdf import rdf

        content = rdf(loaded.register, way, base)
    deliver_file(content.encode(), output, language)
    warn_of_problems(loaded, language)
    return SOUND


def _is_address(base: str) -> bool:
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x1f<>\"{}|\\^`]+", base) is not None


_BASE_ALONE = Text(
    "--base là phần đầu địa chỉ (như https://vi-du.gov.vn/so/) của các mục khi xuất cả sổ ra .ttl, .nt, .jsonld; ở đây không dùng được.",
    "--base is what the addresses of entries begin with (such as https://example.org/register/) where the whole register goes to .ttl, .nt or .jsonld; it "
    "cannot be used here.",
)


def _decision(decision: str, output: Path, language: Language) -> int:
    """Export the sheet of a decision."""
    from delegation.documents.intake import leaving
    from delegation.questions.ways.nodes import find

    way = way_of(output, None, ("excel", "csv"), language)
    loaded = pipeline.load(register_folder())
    register = loaded.register
    instrument = register.instruments[InstrumentId(find(register, decision, ("instrument",), exactly=True).id)]
    grants = [one for one in register.grants.values() if one.instrument == instrument.id and one.is_first]
    lines = leaving.lines(register, instrument, grants) if grants else []
    if not lines or tuple(lines[-1][: len(leaving.HEADS)]) == leaving.HEADS:
        raise AskedWronglyError(
            Text(
                f"{instrument.label} không có dòng nào: văn bản không giao việc, hoặc sổ không có danh mục việc được giao.",
                f"{instrument.label} has no rows: it gives nothing, or the register has no list of what it gives.",
            )
        )
    content = leaving.as_excel(lines) if way == "excel" else leaving.as_csv(lines)
    deliver_file(content, output, language)
    lost = _lost(content, output.suffix, loaded, instrument)
    if lost:
        remark(lost, language)
    return SOUND


def _lost(content: bytes, ending: str, loaded: Loaded, instrument: Instrument) -> Text | None:
    """Import what was exported, and say what the sheet cannot hold; ``None`` where the register comes back as it is."""
    from delegation.run import importing

    with TemporaryDirectory() as folder:
        place = Path(folder) / f"x{ending}"
        place.write_bytes(content)
        made = importing.read(place, loaded, {})
    if made.differences == () and not made.open:
        return None
    count = len(made.open) + len(made.differences or ())
    return Text(
        f"Chú ý: bảng này không giữ được hết {instrument.label}; nhập lại nguyên như vậy sẽ hỏi hoặc đổi {count} chỗ (delegation import để xem).",
        f"Note: the sheet cannot hold all of {instrument.label}; imported as it is it would ask about or change {in_english(count, 'thing')} (see delegation import).",
    )


COMMAND = Command(
    _run,
    said=Text(
        "Xuất một quyết định thành bảng Excel hoặc CSV để sửa rồi nhập lại bằng lệnh import: phần đầu là số, ngày, bên giao; mỗi dòng phụ lục một dòng. "
        "Nhập lại nguyên như vậy thì sổ không đổi; chỗ nào bảng không giữ được thì lệnh nói rõ. Không nêu quyết định thì xuất cả sổ: .json giữ trọn nội dung "
        "các tệp (nhập lại được), .graphml là đồ thị thẩm quyền, .ttl, .nt, .jsonld là dữ liệu liên kết theo W3C ORG và ELI.",
        "Export a decision as a sheet of Excel or CSV, to be edited and imported again: its number, days and giver, then a row for each row of its annex. "
        "Imported as it is, it changes nothing; what the sheet cannot hold is told. Without a decision the whole register is exported: .json holds all that the "
        "files say (and can be imported), .graphml is the graph of authority, .ttl, .nt and .jsonld are linked data by W3C ORG and ELI.",
    ),
    arguments=[
        (
            Text("QUYẾT-ĐỊNH", "DECISION"),
            Text(
                "Số hoặc mã của văn bản; không nêu thì cả sổ.",
                "Number or id of the instrument; without it, the whole register.",
            ),
        )
    ],
    examples=(
        "delegation export 74/2025/QĐ-UBND -o quyet-dinh.xlsx",
        "delegation export qd-uy-quyen-so-cong-thuong-2025 -o danh-muc.csv",
        "delegation export -o so.json",
        "delegation export -o so.ttl --base https://so.example.vn/",
    ),
    params=[
        Argument(
            "decision",
            required=False,
            metavar=Text("[QUYẾT-ĐỊNH]", "[DECISION]"),
            shell_complete=completing("instrument"),
        ),
        output_option(
            Text(
                "Tệp .xlsx, .csv; cả sổ: .json, .graphml, .ttl, .nt, .jsonld.",
                "A .xlsx or .csv file; the whole register: .json, .graphml, .ttl, .nt, .jsonld.",
            ),
            required=True,
        ),
        Option(
            "--base",
            metavar=Text("ĐỊA-CHỈ", "ADDRESS"),
            said=Text(
                "Dữ liệu liên kết: phần đầu địa chỉ của các mục.",
                "Linked data: what the addresses of entries begin with.",
            ),
        ),
    ],
)
