"""``delegation path``."""

from __future__ import annotations

from datetime import date

import click

from delegation.cli import ways
from delegation.cli.declared import Argument, Command
from delegation.cli.places import complete_nodes
from delegation.cli.speech import refuse
from delegation.findings import Language, Text
from delegation.model.register import Register


def _run(
    *,
    language: Language,
    begin: str,
    end: str,
    commune: str | None,
    as_of: date | None,
    show_all: bool,
    form: str | None,
) -> int:
    from delegation.questions.ways import nodes  # noqa: PLC0415  only when the question is sound
    from delegation.questions.ways.trees import Grower, Tree  # noqa: PLC0415

    def ask(grower: Grower, register: Register) -> Tree:
        first = nodes.find(register, begin, ("holder", "instrument"))
        last = nodes.find(register, end, ("holder", "matter"))
        if (first.sort, first.id) == (last.sort, last.id):
            raise refuse(
                f"A và B đều là {first.id}. Hãy nêu hai đầu khác nhau.",
                f"A and B are both {first.id}. Name two different ends.",
                language,
                click.get_current_context(),
            )
        return grower.path(first, last)

    return ways.show(ask, language, commune=commune, as_of=as_of, show_all=show_all, form=form)


COMMAND = Command(
    _run,
    said=Text(
        "Mọi đường thẩm quyền từ A xuống B tại một ngày: qua những ai, bằng văn bản và điều khoản nào, cho những việc nào.",
        "Every way of authority from A down to B on a day: through whom, by which texts and provisions, for which matters.",
    ),
    arguments=[
        (
            "A",
            Text(
                "Chủ thể hoặc văn bản; tên có dấu cách thì đặt trong ngoặc kép.",
                "A holder or an instrument; put a name with blanks in quotes.",
            ),
        ),
        ("B", Text("Chủ thể hoặc việc.", "A holder or a matter.")),
    ],
    examples=(
        "delegation path ubnd-tp so-cong-thuong",
        "delegation path 146/2025/NĐ-CP 2.000229",
        'delegation path "HĐND Thành phố" "UBND cấp xã" --format json',
    ),
    params=[
        Argument("begin", metavar="A", shell_complete=complete_nodes),
        Argument("end", metavar="B", shell_complete=complete_nodes),
        *ways.OPTIONS,
    ],
)
