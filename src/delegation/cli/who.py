"""``delegation who``."""

from __future__ import annotations

from datetime import date

import click
from click.shell_completion import CompletionItem

from delegation import pipeline
from delegation.analysis import Examination
from delegation.answers import who
from delegation.cli.common import as_of_option, cache, emit, format_option, register_folder, rendering, today
from delegation.cli.program import SOUND, shared
from delegation.cli.reading import warn_of_problems
from delegation.cli.speech import Spoken
from delegation.errors import DelegationError
from delegation.findings import Language, Text
from delegation.formats import answer
from delegation.naming import communes, fold


def command(language: Language) -> click.Command:
    """Build the command in one language."""

    def say(vi: str, en: str) -> str:
        return Text(vi, en).in_(language)

    def run(*, matter: tuple[str, ...], commune: str | None, as_of: date | None, form: str) -> int:
        root = register_folder()
        loaded = pipeline.load(root, cache(used=True))
        found = who(Examination(loaded.register, as_of or today()), " ".join(matter), commune)
        emit(answer.as_json(found) if form == "json" else answer.text(found, rendering(language, root)))
        warn_of_problems(loaded, language)
        return SOUND

    return Spoken(
        language=language,
        name="who",
        callback=run,
        help=say(
            "Một câu trả lời cho một việc: ai có thẩm quyền, ai giải quyết, qua những văn bản và điều khoản nào, đến ngày nào, còn gì chưa rõ.",
            "One answer for one matter: who owns it, who acts, by which texts and provisions, until when, and what is not known.",
        ),
        arguments=[
            (
                say("VIỆC", "MATTER"),
                say(
                    "Mã thủ tục, mã nhiệm vụ, hoặc vài từ trong tên; không cần dấu, gõ sai chút cũng tìm được.",
                    "A code, an id, or words of the title; without diacritics, and in spite of small typing errors.",
                ),
            )
        ],
        examples=(
            "delegation who 2.000229",
            "delegation who dang ky ket hon luu dong --commune 00097",
            'delegation who "đăng ký khai tử" --commune "Hồng Hà" --as-of 31/12/2026 --format json',
        ),
        params=[
            click.Argument(["matter"], nargs=-1, required=True, metavar=say("VIỆC...", "MATTER...")),
            click.Option(
                ["--commune"],
                metavar=say("TÊN-HOẶC-MÃ", "NAME-OR-CODE"),
                shell_complete=complete_communes,
                help=say("Tại xã, phường này.", "In this commune."),
            ),
            as_of_option(language),
            format_option(("text", "json"), language),
            *shared(language),
        ],
    )


def complete_communes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the communes of the register whose names begin so."""
    try:
        register = pipeline.load(register_folder(context=ctx), cache(used=True)).register
    except DelegationError:
        return []
    begun = fold(incomplete)
    found = (
        (one, next((name for name in reversed(one.names) if fold(name).startswith(begun)), None))
        for one in communes(register)
    )
    # Without spaces and diacritics: no shell needs quotes around it, and it means the same.
    return [CompletionItem(fold(name).replace(" ", "-"), help=one.title) for one, name in found if name is not None]
