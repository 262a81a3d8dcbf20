"""``delegation up``."""

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
            lambda grower, register: grower.up(nodes.find(register, " ".join(what))),
            language,
            commune=commune,
            as_of=as_of,
            show_all=show_all,
            form=form,
        )

    return Spoken(
        language=language,
        name="up",
        callback=run,
        help=say(
            "Thẩm quyền đến từ đâu: từ một việc, chủ thể hoặc văn bản ngược lên bên giao và căn cứ pháp luật, thành cây, tại một ngày.",
            "Where authority comes from: from a matter, holder or instrument up to givers and legal sources, as a tree, on a day.",
        ),
        arguments=[(say("GÌ", "WHAT"), ways.node_words(language))],
        examples=(
            "delegation up 2.000229",
            "delegation up so-cong-thuong --as-of 2026-06-01",
            "delegation up 2.000229 --format json | jq .branches",
        ),
        params=[
            click.Argument(
                ["what"], nargs=-1, required=True, metavar=say("GÌ...", "WHAT..."), shell_complete=complete_nodes
            ),
            *ways.options(language),
        ],
    )
