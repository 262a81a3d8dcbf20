"""Checks as they are named after ``--select`` and ``--ignore``."""

from __future__ import annotations

from collections.abc import Iterable

import click

from delegation.cli.speech import guess, refuse
from delegation.findings import Language


def prefixes(given: Iterable[str], option: str, language: Language) -> tuple[str, ...]:
    """Read ids and beginnings of ids: ``DLG2``, ``dlg201``, ``201``; refuse those that no check has."""
    given = tuple(given)
    wanted = [part.strip() for value in given for part in value.split(",") if part.strip()]
    if not wanted:
        if not given:
            return ()
        raise refuse(
            f"{option} không nêu phép kiểm tra nào. Hãy ghi mã, như DLG2,DLG301; muốn mọi phép kiểm tra thì bỏ {option}.",
            f"{option} names no check. Write ids, like DLG2,DLG301; for every check leave out {option}.",
            language,
            click.get_current_context(),
        )
    from delegation.checks.catalogue import CATALOGUE

    known = [one.id for one in CATALOGUE]
    found = []
    for asked in wanted:
        name = asked.upper()
        name = f"DLG{name}" if name[0].isdigit() else name
        if not any(one.startswith(name) for one in known):
            more = guess(name, known)
            vi = f"{option}: không có phép kiểm tra nào có mã bắt đầu bằng «{asked}».{more.vi}"
            en = f"{option}: no check has an id that begins with “{asked}”.{more.en}"
            raise refuse(vi, en, language, click.get_current_context())
        found.append(name)
    return tuple(found)


def chosen_checks(
    select: Iterable[str], ignore: Iterable[str], language: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read which checks are asked and left out, and refuse to ask none: such a run would be green without a word."""
    chosen, left_out = prefixes(select, "--select", language), prefixes(ignore, "--ignore", language)
    if not left_out:
        return chosen, left_out
    from delegation.checks.catalogue import CATALOGUE

    if all(one.id.startswith(left_out) for one in CATALOGUE if not chosen or one.id.startswith(chosen)):
        vi = (
            f"--ignore {','.join(left_out)} bỏ hết mọi phép kiểm tra được chọn, nên không còn gì để hỏi. Hãy bỏ ít hơn."
        )
        en = f"--ignore {','.join(left_out)} leaves out every check that is selected: nothing is left to ask. Leave out fewer."
        raise refuse(vi, en, language, click.get_current_context())
    return chosen, left_out
