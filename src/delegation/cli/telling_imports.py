"""What ``delegation import`` says of the files that it would write."""

from __future__ import annotations

from collections.abc import Sequence

from delegation.cli.changing import listed
from delegation.findings import Finding, Text
from delegation.run import import_effects, pipeline
from delegation.run.importing import Import
from delegation.speech import in_english


def effect(
    made: Import, new: Sequence[Finding], gone: Sequence[Finding], loaded: pipeline.Loaded, after: pipeline.Loaded
) -> Text:
    """Say what the files would do, in both languages."""
    vi, en = list[str](), list[str]()
    for name in made.files:
        vi.append(f"Tệp sẽ ghi: {name}")
        en.append(f"File to be written: {name}")
    for one in made.differences or ():
        vi.append(f"  {one.vi}")
        en.append(f"  {one.en}")
    for form, before, now in import_effects.remainder(loaded.register, after.register):
        vi.append(f"Hình thức {form}: số thủ tục có tên trong sổ {before} → {now}")
        en.append(f"Form {form}: procedures named in the register {before} → {now}")
    vi.append(f"Kiểm tra sổ khi có các tệp này: {len(new)} phát hiện mới, {len(gone)} không còn.")
    en.append(f"The register checked with these files: {in_english(len(new), 'new finding')}, {len(gone)} gone.")
    vi += listed(new, "vi")
    en += listed(new, "en")
    return Text("\n".join(vi), "\n".join(en))


def how(made: Import) -> Text:
    """Say how an import that was only shown is written."""
    if made.open:
        return Text(
            f"Chưa ghi gì. Còn {len(made.open)} câu hỏi: --review TỆP.xlsx để lập bảng hỏi, điền rồi --answers TỆP.xlsx; xong thì thêm --write.",
            f"Nothing is written, with {in_english(len(made.open), 'question')} open: --review FILE.xlsx makes a sheet, fill it, then --answers FILE.xlsx and --write.",
        )
    return Text(
        "Chưa ghi gì. Thêm --write để ghi vào sổ.", "Nothing is written. Add --write to write into the register."
    )


def still_open(count: int) -> Text:
    """Say that nothing is written while questions are open."""
    return Text(
        f"Không ghi: còn {count} câu hỏi. Hãy trả lời (--review, --answers); hoặc thêm --yes để ghi phần chắc chắn và bỏ lại các dòng còn hỏi.",
        f"Not written, with {in_english(count, 'question')} open. Answer (--review, --answers), or add --yes to write what is sure and leave the others out.",
    )


def no_file(made: Import) -> Text:
    """Say why no decision file comes of an import: what is asked of the paper, of its rows, or that no row is left."""
    if made.facts.open:
        return Text(
            "Chưa lập được tệp quyết định: trước hết hãy trả lời các câu hỏi về văn bản (--fact, hoặc --review rồi --answers).",
            "No decision file can be made yet: first answer what is asked of the decision (--fact, or --review and --answers).",
        )
    if made.open:
        return Text(
            f"Chưa lập được tệp quyết định: chưa dòng nào nhập được, còn {len(made.open)} câu hỏi nêu ở trên (--review rồi --answers).",
            f"No decision file can be made yet: no row can be imported, with {in_english(len(made.open), 'question')} open that stand above (--review and --answers).",
        )
    return Text(
        "Không lập tệp quyết định: mọi dòng đều bị bỏ, không còn dòng nào để nhập.",
        "No decision file is made: all rows are left out, and none is left to import.",
    )
