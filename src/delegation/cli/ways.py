"""What ``path``, ``up`` and ``down`` share: options, the register on its day, and how the tree is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import click

from delegation.authority.examination import Examination
from delegation.cli.common import as_of_option, cache, emit, format_option, register_folder, remark, rendering, today
from delegation.cli.places import commune_of, commune_option, complete_nodes
from delegation.cli.program import SOUND, shared
from delegation.cli.reading import load, warn_of_problems
from delegation.cli.speech import Spoken
from delegation.findings import Language, Text
from delegation.run import pipeline

if TYPE_CHECKING:
    from delegation.model.register import Register
    from delegation.questions.ways.nodes import Node
    from delegation.questions.ways.trees import Grower, Tree


def options(language: Language) -> list[click.Parameter]:
    """Make the options of a command that shows a tree."""
    said = Text("Không rút gọn nhánh và việc.", "Show every branch and matter.")
    return [
        commune_option(language),
        as_of_option(language),
        click.Option(["--all", "show_all"], is_flag=True, help=said.in_(language)),
        format_option(("text", "json"), language),
        *shared(language),
    ]


def tree_command(
    name: str, ask: Callable[[Grower, Node], Tree], said: Text, examples: tuple[str, ...], language: Language
) -> click.Command:
    """Build a command that shows the tree of one node. ``ask``: which of its trees; ``said``: what it shows."""

    def run(*, what: tuple[str, ...], commune: str | None, as_of: date | None, show_all: bool, form: str) -> int:
        from delegation.questions.ways import nodes  # noqa: PLC0415  only when the question is sound

        return show(
            lambda grower, register: ask(grower, nodes.find(register, " ".join(what))),
            language,
            commune=commune,
            as_of=as_of,
            show_all=show_all,
            form=form,
        )

    return Spoken(
        language=language,
        name=name,
        callback=run,
        help=said.in_(language),
        arguments=[(Text("GÌ", "WHAT").in_(language), node_words(language))],
        examples=examples,
        params=[
            click.Argument(
                ["what"],
                nargs=-1,
                required=True,
                metavar=Text("GÌ...", "WHAT...").in_(language),
                shell_complete=complete_nodes,
            ),
            *options(language),
        ],
    )


def node_words(language: Language) -> str:
    """Say what may be named."""
    return Text(
        "Chủ thể, việc hoặc văn bản: mã, số, hoặc vài từ trong tên; thêm chu-the:, viec:, van-ban: ở trước nếu tên có thể hiểu nhiều cách.",
        "A holder, matter or instrument: an id, a number, or words of its name; with holder:, matter:, instrument: before it where a "
        "name may mean several.",
    ).in_(language)


def show(
    ask: Callable[[Grower, Register], Tree],
    language: Language,
    *,
    commune: str | None,
    as_of: date | None,
    show_all: bool,
    form: str,
) -> int:
    """Load the register, ask, and write the tree."""
    from delegation.questions.ways.trees import Grower  # noqa: PLC0415
    from delegation.questions.ways.ways import Ways  # noqa: PLC0415
    from delegation.reports.questions import ways as written  # noqa: PLC0415  only when the question is sound

    root = register_folder()
    loaded = load(root, cache(used=True), language)
    register = loaded.register
    examination = Examination(register, as_of or today())
    ways = Ways(examination, commune_of(register, commune), pipeline.marks(examination))
    found = ask(Grower(ways), register)
    for node in (found.root, found.goal):
        if node is not None and node.guessed:
            remark(_meant(node), language)
    look = rendering(language, root, fold=not show_all)
    emit(written.as_json(found, register) if form == "json" else written.text(found, register, look))
    warn_of_problems(loaded, language)
    return SOUND


def _meant(node: Node) -> Text:
    return Text(f"(hiểu là {node.id})", f"(taken as {node.id})")
