"""What ``path``, ``up`` and ``down`` share: options, the register on its day, and how the tree is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from delegation.cli.common import emit, remark, rendering
from delegation.cli.declared import Argument, Command
from delegation.cli.exits import SOUND
from delegation.cli.options import AS_OF, all_option, form_option
from delegation.cli.places import COMMUNE, ON_WAYS
from delegation.cli.reading import opened, warn_of_problems
from delegation.findings import Language, Text
from delegation.run.ways import tree

if TYPE_CHECKING:
    from delegation.answers.trees import Direction
    from delegation.questions.ways.nodes import WayNode


OPTIONS = (
    COMMUNE,
    AS_OF,
    all_option(Text("Không rút gọn nhánh và việc.", "Show every branch and matter.")),
    form_option("text", "json"),
)
"""The options of a command that shows a tree."""


def tree_command(direction: Direction, said: Text, examples: tuple[str, ...]) -> Command:
    """Build a command that shows the tree of one node. ``said``: what it shows."""

    def run(*, what: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401  the options above, for show
        return show(direction, (" ".join(what),), **given)

    return Command(
        run,
        said=said,
        arguments=[
            (
                Text("GÌ", "WHAT"),
                Text(
                    "Chủ thể, việc hoặc văn bản: mã, số, hoặc vài từ trong tên; thêm chu-the:, viec:, van-ban: ở trước nếu tên có thể hiểu nhiều cách.",
                    "A holder, matter or instrument: an id, a number, or words of its name; with holder:, matter:, instrument: before it where a "
                    "name may mean several.",
                ),
            )
        ],
        examples=examples,
        params=[
            Argument(
                "what",
                nargs=-1,
                required=True,
                metavar=Text("GÌ...", "WHAT..."),
                shell_complete=ON_WAYS,
            ),
            *OPTIONS,
        ],
    )


def show(
    direction: Direction,
    names: tuple[str, ...],
    *,
    language: Language,
    commune: str | None,
    as_of: date | None,
    show_all: bool,
    form: str | None,
) -> int:
    """Load the register, ask, and write the tree."""
    from delegation.reports.questions import ways as written

    asked = opened(language, as_of)
    register = asked.loaded.register
    found = tree(register, direction, names, asked.examination.as_of, commune)
    for node in (found.root, found.goal):
        if node is not None and node.guessed:
            remark(_meant(node), language)
    look = rendering(language, asked.root, fold=not show_all)
    state = asked.loaded.rules_hash
    emit(written.as_json(found, register, state) if form == "json" else written.text(found, register, look))
    warn_of_problems(asked.loaded, language)
    return SOUND


def _meant(node: WayNode) -> Text:
    return Text(f"(hiểu là {node.id})", f"(taken as {node.id})")
