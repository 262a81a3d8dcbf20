"""``delegation down``."""

from __future__ import annotations

from datetime import date

import click

from delegation.cli import ways
from delegation.cli.places import complete_nodes
from delegation.cli.speech import Spoken
from delegation.findings import Language, Text


def command(language: Language) -> click.Command:
    """Build the command in one language."""

    def say(vi: str, en: str) -> str:
        return Text(vi, en).in_(language)

    def run(*, what: tuple[str, ...], commune: str | None, as_of: date | None, show_all: bool, form: str) -> int:
        from delegation.queries import nodes  # noqa: PLC0415  only when the question is sound

        return ways.show(
            lambda grower, register: grower.down(nodes.find(register, " ".join(what))),
            language,
            commune=commune,
            as_of=as_of,
            show_all=show_all,
            form=form,
        )

    return Spoken(
        language=language,
        name="down",
        callback=run,
        help=say(
            "Thẩm quyền đi đến đâu: từ một chủ thể hoặc văn bản xuống bên nhận và các việc, thành cây, tại một ngày.",
            "Where authority goes: from a holder or an instrument down to receivers and matters, as a tree, on a day.",
        ),
        arguments=[(say("GÌ", "WHAT"), ways.node_words(language))],
        examples=(
            "delegation down ubnd-tp",
            "delegation down 280/2025/NĐ-CP --commune hong-ha",
            "delegation down 74/2025/QĐ-UBND --all",
        ),
        params=[
            click.Argument(
                ["what"], nargs=-1, required=True, metavar=say("GÌ...", "WHAT..."), shell_complete=complete_nodes
            ),
            *ways.options(language),
        ],
    )
