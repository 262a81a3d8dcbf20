"""Reading the register for a command that answers, with the hypotheses after ``--with``, and what could not be read of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from delegation.authority.examination import Examination
from delegation.checks.catalogue import by_id, unasked
from delegation.cli.common import cache, hypotheses, register_folder, remark, today
from delegation.errors import DelegationError
from delegation.findings import Language, Text
from delegation.loading.disk.cache import Cache
from delegation.model.severity import Severity
from delegation.run import pipeline
from delegation.run.pipeline import Loaded
from delegation.speech import in_english

if TYPE_CHECKING:
    import click

    from delegation.run.keeping import Kept


def load(
    root: Path, cache: Cache, language: Language, context: click.Context | None = None, kept: Kept | None = None
) -> Loaded:
    """Read a register, laying over it what stands after ``--with``, and say so on standard error. ``kept``: of earlier states, to which this one is added.

    Raises ``DelegationError`` where a hypothesis has errors: an answer by half of one would be no answer.
    """
    supposed = hypotheses(context)
    loaded = pipeline.load(root, cache, supposed) if kept is None else kept.load(root, cache, supposed)
    if loaded.supposed or supposed:
        _refuse_faults(loaded)
        for one in loaded.supposed:
            remark(_supposing(one.title, len(one.replaced)), language)
    return loaded


@dataclass(frozen=True)
class Opened:
    """A register as a command reads it: its folder, what was read, and how it stands on the day asked about."""

    root: Path
    loaded: Loaded
    examination: Examination


def opened(language: Language, as_of: date | None, path: Path | None = None, *, kept: bool = True) -> Opened:
    """Find and read the register, for a day or today. ``kept``: whether what earlier runs kept is used. Raises as ``load`` does."""
    root = register_folder(path)
    loaded = load(root, cache(used=kept), language)
    return Opened(root, loaded, Examination(loaded.register, as_of or today(root)))


def _supposing(title: str, instead: int) -> Text:
    vi = f"; {instead} mục thay cho mục cùng mã trong sổ" if instead else ""
    en = f"; {in_english(instead, 'entry', 'entries')} in place of what the register has" if instead else ""
    return Text(
        f"Phương án giả định: {title}. Kết quả dưới đây như thể phương án đã có hiệu lực{vi}.",
        f"Hypothesis: {title}. The answer is given as if it were in force{en}.",
    )


def _refuse_faults(loaded: Loaded) -> None:
    names = {one.name for one in loaded.files if one.kind == "draft"}
    faults = [
        problem
        for name, problem in loaded.problems
        if problem.place.file in names and (check := by_id(name)) is not None and check.severity is Severity.ERROR
    ]
    if not faults:
        return
    first = min(faults, key=lambda one: (loaded.locate(one.place).line, one.about))
    at = loaded.locate(first.place)
    file, count = at.file.rpartition("/")[2], len(faults)
    raise DelegationError(
        Text(
            f"Phương án {file} có {count} lỗi nên không trả lời theo phương án được. Dòng {at.line}: {first.said.vi} "
            "Chạy delegation check với cùng --with để xem đủ.",
            f"The hypothesis {file} has {in_english(count, 'error')}, so no answer can be given by it. Line {at.line}: {first.said.en} "
            "Run delegation check with the same --with to see them all.",
        )
    )


def warn_of_problems(loaded: Loaded, language: Language) -> None:
    """Say on standard error that entries are missing from the answer because their files are wrong."""
    warn_of_unread(unasked(loaded.problems), language)


def warn_of_unread(count: int, language: Language) -> None:
    """Say on standard error, where errors were met while reading the files, that entries may be missing from what was answered."""
    if count:
        remark(
            Text(
                f"Chú ý: có {count} lỗi khi đọc tệp quy tắc nên kết quả trên có thể thiếu. Chạy delegation check để xem.",
                f"Note: reading the rule files met {in_english(count, 'error')}, so the result may lack entries. Run delegation check.",
            ),
            language,
        )
