"""``delegation export``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from delegation.cli.common import deliver_file, register_folder, remark
from delegation.cli.declared import Argument, Command
from delegation.cli.endings import way_of
from delegation.cli.exits import SOUND
from delegation.cli.options import output_option
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.instruments import Instrument, InstrumentId
from delegation.run import pipeline
from delegation.run.pipeline import Loaded


def _run(*, language: Language, decision: str, output: Path) -> int:
    from delegation.documents.intake import leaving  # noqa: PLC0415  slow to import: only when the question is sound
    from delegation.questions.ways.nodes import find  # noqa: PLC0415

    way = way_of(output, None, ("excel", "csv"), language)
    loaded = pipeline.load(register_folder())
    register = loaded.register
    instrument = register.instruments[InstrumentId(find(register, decision, ("instrument",), exactly=True).id)]
    grants = [one for one in register.grants.values() if one.instrument == instrument.id and one.is_first]
    lines = leaving.lines(register, instrument, grants) if grants else []
    if not lines or tuple(lines[-1]) == leaving.HEADS:
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
    from delegation.run import importing  # noqa: PLC0415  slow to import

    with TemporaryDirectory() as folder:
        place = Path(folder) / f"x{ending}"
        place.write_bytes(content)
        made = importing.read(place, loaded, {})
    if made.differences == () and not made.open:
        return None
    count = len(made.open) + len(made.differences or ())
    return Text(
        f"Chú ý: bảng này không giữ được hết {instrument.label}; nhập lại nguyên như vậy sẽ hỏi hoặc đổi {count} chỗ (delegation import để xem).",
        f"Note: the sheet cannot hold all of {instrument.label}; imported as it is it would ask about or change {count} things (see delegation import).",
    )


COMMAND = Command(
    _run,
    said=Text(
        "Xuất một quyết định thành bảng Excel hoặc CSV để sửa rồi nhập lại bằng lệnh import: phần đầu là số, ngày, bên giao; mỗi dòng phụ lục một dòng. "
        "Nhập lại nguyên như vậy thì sổ không đổi; chỗ nào bảng không giữ được thì lệnh nói rõ.",
        "Export a decision as a sheet of Excel or CSV, to be edited and imported again: its number, days and giver, then a row for each row of its annex. "
        "Imported as it is, it changes nothing; what the sheet cannot hold is told.",
    ),
    arguments=[
        (
            Text("QUYẾT-ĐỊNH", "DECISION"),
            Text("Số hoặc mã của văn bản.", "Number or id of the instrument."),
        )
    ],
    examples=(
        "delegation export 74/2025/QĐ-UBND -o quyet-dinh.xlsx",
        "delegation export qd-uy-quyen-so-cong-thuong-2025 -o danh-muc.csv",
    ),
    params=[
        Argument("decision", metavar=Text("QUYẾT-ĐỊNH", "DECISION")),
        output_option(Text("Tệp .xlsx hoặc .csv.", "A .xlsx or .csv file."), required=True),
    ],
)
