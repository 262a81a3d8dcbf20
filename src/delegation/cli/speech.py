"""click, speaking the language of the reader: usage, headings, and what is wrong with a command line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from delegation.cli.language import sayer
from delegation.speech import read_day

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

from delegation.findings import Language, Text
from delegation.model.terms import YEARS

_HEADINGS = {
    "usage": ("Cách dùng: ", "Usage: "),
    "options": ("Tùy chọn", "Options"),
    "commands": ("Lệnh", "Commands"),
    "arguments": ("Đối số", "Arguments"),
    "examples": ("Ví dụ", "Examples"),
    "help": ("In hướng dẫn này.", "Show this help."),
    "options-metavar": ("[TÙY CHỌN]", "[OPTIONS]"),
    "command-metavar": ("LỆNH [ĐỐI SỐ]...", "COMMAND [ARGS]..."),
}


class Spoken(click.Command):
    """A command whose help is in one language: what it does, its arguments, its options, examples."""

    def __init__(
        self,
        *,
        language: Language,
        arguments: Sequence[tuple[str, str]] = (),
        examples: Sequence[str] = (),
        **given: object,
    ) -> None:
        """Take what ``click.Command`` takes, with the words for each argument and command lines as examples."""
        given.setdefault("options_metavar", sayer(language)(*_HEADINGS["options-metavar"]))
        given.setdefault("context_settings", {"help_option_names": ["-h", "--help"], "max_content_width": 100})
        super().__init__(**given)  # type: ignore[arg-type]  # passed on as it came
        self.language: Language = language
        self.arguments = arguments
        self.examples = examples

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that begins with *Cách dùng*."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), sayer(self.language)(*_HEADINGS["usage"]))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write arguments, options and examples."""
        if self.arguments:
            with formatter.section(sayer(self.language)(*_HEADINGS["arguments"])):
                formatter.write_dl(self.arguments)
        records = [
            one
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (one := param.get_help_record(ctx)) is not None
        ]
        if records:
            with formatter.section(sayer(self.language)(*_HEADINGS["options"])):
                formatter.write_dl(records)
        if self.examples:
            with formatter.section(sayer(self.language)(*_HEADINGS["examples"])):
                for example in self.examples:
                    formatter.write(f"{'':{formatter.current_indent}}{example}\n")

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, unless it would write over what it reads, or a word of the line is no text."""
        for value in ctx.params.values():
            for word in value if isinstance(value, tuple) else (value,):
                if isinstance(word, str) and not word.isascii():
                    _ask_letters(word, self.language, ctx)
        if not isinstance(ctx.command, click.Group):
            from delegation.cli.inputs import given_files, refuse_own_inputs, refuse_own_streams

            refuse_own_streams(given_files(ctx))
            output = ctx.params.get("output")
            if output is not None and str(output) != "-":
                refuse_own_inputs(output, given_files(ctx))
        return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option, with its words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = sayer(self.language)(*_HEADINGS["help"])
        return option


def _ask_letters(word: str, language: Language, ctx: click.Context) -> None:
    """Refuse a word with bytes that are no UTF-8, unless it names something, or with more marks on a letter than any script has."""
    try:
        word.encode()
    except UnicodeEncodeError as error:
        if not os.path.lexists(word):
            vi, en = (
                f"«{word}» không phải là chữ Unicode (UTF-8). Hãy gõ lại.",
                f"“{word}” is no Unicode text (UTF-8). Type it again.",
            )
            raise click.UsageError(sayer(language)(vi, en), ctx) from error
    from delegation.speech.letters import overmarked

    if overmarked(word) is not None:
        vi, en = (
            "Một chữ trên dòng lệnh có quá nhiều dấu rời. Hãy gõ lại.",
            "A letter of the command line bears too many marks. Type it again.",
        )
        raise click.UsageError(sayer(language)(vi, en), ctx)


class Choice(click.ParamType[str]):
    """One of a few words; in help they are shown between bars."""

    name = "choice"

    def __init__(self, choices: Sequence[str], language: Language) -> None:
        self.choices = tuple(choices)
        self._language = language

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  click's signature
        """Show the choices."""
        return f"[{'|'.join(self.choices)}]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the word in capitals or not."""
        asked = str(value)
        if asked.lower() in self.choices:
            return asked.lower()
        more = guess(asked.lower(), self.choices)
        vi = f"«{asked}» không phải là một trong: {', '.join(self.choices)}.{more.vi}"
        en = f"“{asked}” is not one of: {', '.join(self.choices)}.{more.en}"
        raise click.BadParameter(sayer(self._language)(vi, en), ctx, param)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  click's signature
        """Offer the choices."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(one) for one in self.choices if one.startswith(incomplete.lower())]


class DayType(click.ParamType[date]):
    """A day as ``2026-11-24`` or ``24/11/2026``."""

    name = "day"

    def __init__(self, language: Language) -> None:
        self._language = language

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  click's signature
        """Show what is wanted."""
        return sayer(self._language)("NGÀY", "DAY")

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read either way of writing a day."""
        if isinstance(value, date):
            return value
        day = read_day(str(value).strip())
        # What is too early is told by whoever knows the baseline.
        if day is not None and day.year <= YEARS[-1]:
            return day
        if day is not None:
            vi = f"«{value}» nằm sau năm {YEARS[-1]}, năm cuối mà sổ nói tới."
            en = f"“{value}” lies after {YEARS[-1]}, the last year of which a register speaks."
        else:
            vi = f"«{value}» không phải là một ngày. Hãy gõ như 2026-11-24 hoặc 24/11/2026."
            en = f"“{value}” is not a day. Type it like 2026-11-24 or 24/11/2026."
        raise click.BadParameter(sayer(self._language)(vi, en), ctx, param)


class Words(click.ParamType[str]):
    """A name or a sentence that is written into the register: something must stand there."""

    name = "words"

    def __init__(self, language: Language) -> None:
        self._language = language

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the words without what stands around them."""
        asked = str(value).strip()
        if any(one.isalnum() for one in asked):
            return asked
        said = sayer(self._language)(
            "để trống. Hãy ghi bằng chữ: điều này được ghi vào sổ, người sau sẽ đọc.",
            "it is empty. Say it in words: this is written into the register, for others to read.",
        )
        raise click.BadParameter(said, ctx, param)


_MOST_DIGITS = 9


class WholeNumber(click.ParamType[int]):
    """A number from 1 on."""

    name = "number"

    def __init__(self, language: Language) -> None:
        self._language = language

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read digits."""
        asked = str(value).strip()
        if asked.isascii() and asked.isdigit() and len(asked) <= _MOST_DIGITS and int(asked) > 0:
            return int(asked)
        named, most = (f"{asked[:_MOST_DIGITS]}…", "9" * _MOST_DIGITS) if len(asked) > _MOST_DIGITS else (asked, "")
        said = sayer(self._language)(
            f"«{named}» không phải là một số từ 1{f' đến {most}' if most else ''}.",
            f"“{named}” is not a number from 1 {f'to {most}' if most else 'on'}.",
        )
        raise click.BadParameter(said, ctx, param)


def refuse(vi: str, en: str, language: Language, ctx: click.Context | None = None) -> click.UsageError:
    """Make an error of usage from a sentence."""
    return click.UsageError(sayer(language)(vi, en), ctx)


_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)", re.DOTALL)


def usage_sentence(error: click.UsageError, language: Language) -> str:
    """Say what is wrong with a command line. What click says of its own accord is said anew in Vietnamese."""
    return error.format_message() if language == "en" else _in_vietnamese(error)


def _in_vietnamese(error: click.UsageError) -> str:
    name = _name_of(error)
    match error:
        case click.exceptions.NoSuchOption():
            near = ", ".join(error.possibilities or ())
            return f"Không có tùy chọn {error.option_name}." + (f" Có phải ý bạn là {near}?" if near else "")
        case click.MissingParameter():
            return f"Thiếu {name}." if name else "Thiếu đối số."
        case click.BadParameter():
            return f"Giá trị của {name} không đúng: {error.message}" if name else error.message
        case click.exceptions.BadOptionUsage():
            wants = "requires" in error.message
            return f"Tùy chọn {error.option_name} {'cần một giá trị' if wants else 'không nhận giá trị'}."
        case _:
            extra = _EXTRA.search(error.message)
            return f"Thừa đối số: {extra.group(1)}" if extra else error.message


def _name_of(error: click.UsageError) -> str:
    param = getattr(error, "param", None)
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    if isinstance(param, click.Argument):
        return (param.metavar or param.human_readable_name).strip("[].")
    return ""


def nearest(asked: str, known: Mapping[str, object] | Sequence[str]) -> str | None:
    """Give the name nearest to one that was mistyped."""
    from delegation.names.near import near

    return next(iter(near(asked, known, like=0.5)), None)


def guess(asked: str, known: Mapping[str, object] | Sequence[str]) -> Text:
    """Ask, after a sentence, whether the nearest name was meant; nothing where none is near."""
    near = nearest(asked, known)
    return Text(f" Có phải ý bạn là {near}?", f" Did you mean {near}?") if near else Text("", "")
