"""``delegation log``."""

from __future__ import annotations

from datetime import date

import click
from click.shell_completion import CompletionItem

from delegation.cli.common import (
    cache,
    emit,
    hypotheses,
    register_folder,
    rendering,
    today,
)
from delegation.cli.declared import Argument, Command, Option
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF, NO_CACHE, all_option, form_option
from delegation.cli.progress import Telling
from delegation.cli.reading import warn_of_problems
from delegation.cli.speech import WholeNumber, refuse
from delegation.errors import DelegationError
from delegation.findings import Language, Text
from delegation.loading.disk.git import Repository
from delegation.reports.questions import log as told
from delegation.run import pipeline
from delegation.run.history import LOGGED, Historian
from delegation.run.subjects import everything

_READING = Text("Đang đọc commit {at}/{total} …", "Reading commit {at} of {total} …")


def _run(
    *,
    language: Language,
    what: tuple[str, ...],
    as_of: date | None,
    limit: int | None,
    form: str | None,
    show_all: bool,
    no_cache: bool,
) -> int:
    if hypotheses():
        raise refuse(
            "log nêu những gì đã ghi vào sổ, nên không đi với --with. Hãy dùng delegation impact hoặc diff với --with.",
            "log tells what was written into the register, so --with does not go with it. Use impact, or diff with --with.",
            language,
            click.get_current_context(),
        )
    root, kept = register_folder(), cache(used=not no_cache)
    repository = Repository(root)
    loaded = pipeline.load(root, kept)
    with Telling(_READING, language) as telling:
        historian = Historian(repository, loaded, kept, telling.tell)
        subject, named = historian.find(" ".join(what).strip())
        found = historian.of(subject, named, as_of or today(root), with_remarks=show_all, limit=limit)
    if form == "json":
        emit(told.as_json(found, loaded.rules_hash))
    else:
        emit(told.text(found, rendering(language, root, fold=not show_all)))
    warn_of_problems(loaded, language)
    return SOUND


def _complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer ids that begin so; all of them would be too many."""
    try:
        register = pipeline.load(register_folder(context=ctx), cache(used=True)).register if incomplete else None
    except DelegationError:
        return []
    found = (
        []
        if register is None
        else [one.partition(":")[2] for one in (named.id for named in everything(register, LOGGED))]
    )
    return [CompletionItem(one) for one in found if one.startswith(incomplete)]


COMMAND = Command(
    _run,
    said=Text(
        "Mỗi lần thẩm quyền của một việc, một chủ thể hoặc một văn bản thay đổi trong lịch sử git của sổ: ngày, người ghi, commit, "
        "thay đổi gì, theo văn bản nào; mới nhất đứng đầu. Theo được mục đã chuyển sang tệp khác.",
        "Each change of the authority of a matter, a holder or an instrument in the git history of the register: day, author, "
        "commit, what changed, by which text; the newest first. An entry is followed from file to file.",
    ),
    arguments=[
        (
            Text("GÌ", "WHAT"),
            Text(
                "Mã hoặc vài từ trong tên một việc, một chủ thể, một văn bản; không cần dấu. Mục đã bỏ khỏi sổ thì gõ đúng mã.",
                "Id or words of the name of a matter, a holder or an instrument. Of an entry that is gone, the exact id.",
            ),
        )
    ],
    examples=(
        "delegation log 2.000229",
        "delegation log so-cong-thuong --limit 5",
        'delegation log "74/2025/QĐ-UBND" --format json',
    ),
    params=[
        Argument("what", nargs=-1, required=True, metavar=Text("GÌ...", "WHAT..."), shell_complete=_complete),
        AS_OF,
        Option(
            "--limit",
            kind=WholeNumber,
            metavar="N",
            said=Text("Chỉ N lần thay đổi mới nhất.", "Only the newest N changes."),
        ),
        form_option("text", "json"),
        all_option(Text("Cả ghi chú, nguồn; không gộp.", "Notes and sources too; fold nothing.")),
        NO_CACHE,
    ],
)
