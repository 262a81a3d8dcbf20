"""``delegation import``."""  # noqa: N999  the command is called so

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from delegation.cli import telling_imports
from delegation.cli.common import deliver_file, emit, refuse_hypotheses, register_folder, remark, today
from delegation.cli.declared import Argument, Command, Option, file
from delegation.cli.exits import SOUND, WRONG_RULES
from delegation.cli.inputs import refuse_own_inputs
from delegation.cli.offering import facts
from delegation.cli.options import AS_OF, all_option
from delegation.cli.outputs import write_files
from delegation.cli.progress import Telling
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.run import import_effects, importing, pipeline, profiles
from delegation.run.importing import Import
from delegation.speech import in_english

_READING = Text("Đang đối chiếu dòng {at}/{total}…", "Holding row {at} of {total} against the register…")


def _run(  # noqa: PLR0913  one parameter for each option
    *,
    language: Language,
    paper: Path,
    review: Path | None,
    answers: Path | None,
    fact: tuple[str, ...],
    profile: Path | None,
    write: bool,
    yes: bool,
    show_all: bool,
    as_of: date | None,
    folder: Path | None,
) -> int:
    if folder is not None or paper.suffix.lower() == ".json":
        others = review or answers or fact or profile or write or yes or show_all or as_of
        return _register(paper, folder, language, alone=not others)
    from delegation.documents.intake import preview

    refuse_hypotheses("import")
    root = register_folder()
    loaded = pipeline.load(root)
    inputs = (paper, *([answers] if answers else []))
    if profile is not None:
        refuse_own_inputs(profile, iter(inputs))
    given = _answers(paper, answers, fact)
    _refuse_lost(review, inputs, given)
    with Telling(_READING, language) as telling:
        made = importing.read(paper, loaded, given, profile, telling.tell)
    emit(preview.text(made.paper, made.annex, made.facts, made.every, language, every=show_all, totals=made.of_whole))
    if review is not None:
        _deliver_review(made, review, given, language)
    _keep(made, profile, language)
    if not made.files:
        _tell_nothing(made, language)
        return SOUND if made.differences == () and not made.open else WRONG_RULES
    return _done(made, loaded, as_of, language, write=write, yes=yes)


def _done(
    made: Import, loaded: pipeline.Loaded, as_of: date | None, language: Language, *, write: bool, yes: bool
) -> int:
    """Tell what the files would do, and write them where that is asked for."""
    root = register_folder()
    new, gone, after = import_effects.effect(made, root, as_of or today(root))
    emit(telling_imports.effect(made, new, gone, loaded, after).in_(language) + "\n")
    if not write:
        remark(telling_imports.how(made), language)
        return WRONG_RULES if made.open else SOUND
    if made.open and not yes:
        raise AskedWronglyError(telling_imports.still_open(len(made.open)))
    _write(root, made.files, language)
    return SOUND


def _keep(made: Import, place: Path | None, language: Language) -> None:
    """Tell what the profile of the office gave, and write it where it says more than before."""
    for one in made.told:
        remark(one, language)
    profile = made.profile
    if place is not None and profile is not None and profiles.read(place) != profile:
        write_files({place: profile.text().encode()})
        counts = (len(profile.columns), len(profile.receivers), len(profile.facts))
        said = Text(
            "Đã ghi hồ sơ {}: {} cột, {} tên bên nhận, {} mục của văn bản.".format(place, *counts),
            "Wrote the profile {}: {} columns, {} names of receivers, {} facts.".format(place, *counts),
        )
        remark(said, language)


def _write(root: Path, files: Mapping[str, bytes], language: Language) -> None:
    write_files({root / name: content for name, content in files.items()})
    for name in files:
        remark(Text(f"Đã ghi {root / name}.", f"Wrote {root / name}."), language)


def _register(paper: Path, folder: Path | None, language: Language, *, alone: bool) -> int:
    """Make the rule files of a register that was exported as JSON, in a folder of their own."""
    if folder is None or paper.suffix.lower() != ".json" or not alone:
        raise AskedWronglyError(
            Text(
                "Cả một sổ (tệp .json do delegation export ghi) nhập vào một thư mục mới, không cùng tùy chọn nào khác: delegation import so.json --to THƯ-MỤC.",
                "A whole register (a .json file of delegation export) goes into a new folder, with no other option: delegation import register.json --to FOLDER.",
            )
        )
    from delegation.documents.intake.packages import handed
    from delegation.documents.shared.opening import content
    from delegation.run.exchange import files_of

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AskedWronglyError(
            Text(
                f"{folder} đã có nội dung. Hãy chọn một thư mục mới hoặc còn trống.",
                f"{folder} holds something already. Choose a new or empty folder.",
            )
        )
    files = files_of(content(handed(paper)))
    write_files({folder / one.name: one.data for one in files}, within=folder)
    remark(
        Text(f"Đã ghi {len(files)} tệp vào {folder}.", f"Wrote {in_english(len(files), 'file')} into {folder}."),
        language,
    )
    return SOUND


def _answers(paper: Path, sheet: Path | None, facts: Sequence[str]) -> dict[str, str]:
    """Give the answers of a sheet, and those of the command line, which go first."""
    from delegation.documents.intake.asked import SheetAnswers

    found = SheetAnswers()
    if sheet is not None:
        from delegation.documents.intake import packages, review_answers
        from delegation.documents.shared import opening

        found = review_answers.read(sheet, opening.content(packages.handed(paper)))
    for one in facts:
        key, sign, value = one.partition("=")
        from delegation.documents.intake.deed import KEY, NAMES
        from delegation.documents.intake.letters import cleaned

        if not sign or key not in NAMES:
            listed = ", ".join(NAMES)
            raise AskedWronglyError(
                Text(
                    f"--fact {one} không đọc được. Hãy ghi MỤC=GIÁ-TRỊ, mục là một trong: {listed}.",
                    f"--fact {one} cannot be read. Write KEY=VALUE; the key is one of {listed}.",
                )
            )
        found[KEY + key] = cleaned(value)
        found.cells.pop(KEY + key, None)
    return found


def _refuse_lost(review: Path | None, inputs: Sequence[Path], answers: Mapping[str, str]) -> None:
    """Refuse a place for the review sheet at which something would be lost, before anything is read."""
    if review is not None:
        from delegation.documents.intake import review_answers

        refuse_own_inputs(review, iter(inputs))
        review_answers.refuse_lost(review, answers)


def _deliver_review(made: Import, place: Path, answers: Mapping[str, str], language: Language) -> None:
    from delegation.documents.intake import review
    from delegation.documents.intake.asked import settled

    whole = (*made.asked, *made.gone)
    totals = [one for one in whole if one in made.of_whole or settled(one, answers) is not None]
    deliver_file(review.write(made.data, made.facts, made.every, totals, answers), place, language)


def _tell_nothing(made: Import, language: Language) -> None:
    if made.differences == () and made.open:
        remark(telling_imports.how(made), language)
        said = Text(
            "Tệp của quyết định chưa có gì thay đổi, còn câu hỏi nêu ở trên.",
            "Nothing in the file of the decision changes yet, with the questions above open.",
        )
    elif made.differences == ():
        said = Text(
            "Sổ đã có đúng như vậy: không có gì thay đổi.", "The register has exactly this already: nothing changes."
        )
    elif made.differences:
        vi, en = ("\n".join(f"  {one.in_(lang)}" for one in made.differences) for lang in ("vi", "en"))
        if made.open:
            remark(telling_imports.how(made), language)
        said = Text(
            f"Lệnh nhập không sửa được gì trong tệp của quyết định. Khác với sổ:\n{vi}",
            f"The import can change nothing in the file of the decision. It differs from the register:\n{en}",
        )
    else:
        said = telling_imports.no_file(made)
    emit(said.in_(language) + "\n")


COMMAND = Command(
    _run,
    said=Text(
        "Nhập một quyết định từ tệp Word, Excel hoặc CSV: đọc phụ lục và phần lời của quyết định, đối chiếu từng dòng với sổ, nêu chỗ phải hỏi "
        "và những phát hiện mà quyết định gây ra. Mặc định chỉ xem trước, không ghi gì; --write mới ghi tệp quyết định vào sổ, khi mọi câu hỏi đã được trả lời.",
        "Import a decision from a Word, Excel or CSV file: read its annex and its text, hold each row against the register, ask what is doubtful, and "
        "tell what the decision breaks. By default it is a preview and nothing is written; --write writes the decision file once all is answered.",
    ),
    arguments=[
        (
            Text("TỆP", "FILE"),
            Text(
                "Tệp .docx, .xlsx, .csv; .doc, .xls, .ods, .odt, .rtf nếu máy có LibreOffice.",
                "A .docx, .xlsx or .csv file; .doc, .xls, .ods, .odt, .rtf where LibreOffice is there.",
            ),
        )
    ],
    examples=(
        "delegation import quyet-dinh.docx",
        "delegation import quyet-dinh.docx --review hoi.xlsx",
        "delegation import quyet-dinh.docx --answers hoi.xlsx --write",
        "delegation import phu-luc.xlsx --fact number=12/QĐ-UBND --fact issuer=ubnd-tp --fact receiver=so-cong-thuong --fact mechanism=delegation",
    ),
    params=[
        Argument("paper", metavar=Text("TỆP", "FILE"), kind=file),
        Option(
            "--review",
            kind=file,
            metavar=Text("TỆP", "FILE"),
            said=Text(
                "Lập bảng hỏi Excel, mỗi dòng phụ lục một dòng.",
                "Make a review sheet in Excel, with a row for each row of the annex.",
            ),
        ),
        Option(
            "--answers",
            kind=file,
            metavar=Text("TỆP", "FILE"),
            said=Text("Đọc câu trả lời từ bảng hỏi đã điền.", "Read the answers from a sheet that was filled in."),
        ),
        Option(
            "--fact",
            multiple=True,
            shell_complete=facts,
            metavar=Text("MỤC=GIÁ-TRỊ", "KEY=VALUE"),
            said=Text(
                "Nói rõ một điều về quyết định mà tệp không ghi, như receiver=so-y-te.",
                "State a fact of the decision that the file does not, as receiver=so-y-te.",
            ),
        ),
        Option(
            "--profile",
            kind=file,
            metavar=Text("TỆP", "FILE"),
            said=Text(
                "Hồ sơ .yaml của cơ quan, để ngoài sổ: giữ cột nào là gì và các câu trả lời cho tệp sau; chưa có thì lập.",
                "A .yaml profile of the office, outside the register: keeps which column is what and the answers for its next file; made where there is none.",
            ),
        ),
        Option("--write", is_flag=True, said=Text("Ghi vào sổ.", "Write into the register.")),
        Option(
            "--yes",
            is_flag=True,
            said=Text(
                "Cùng --write: ghi phần chắc chắn, bỏ lại dòng còn hỏi; không đoán.",
                "With --write: write what is sure and leave out what is asked; nothing is guessed.",
            ),
        ),
        Option(
            "--to",
            "folder",
            kind=file,
            metavar=Text("THƯ-MỤC", "FOLDER"),
            said=Text(
                "Cả một sổ từ tệp .json: ghi thành tệp quy tắc vào thư mục mới này.",
                "A whole register from a .json file: write its rule files into this new folder.",
            ),
        ),
        all_option(Text("Xem mọi dòng.", "Show all rows.")),
        AS_OF,
    ],
)
