"""A command as it is declared: its words in both languages, its parameters, and the function that it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from delegation.cli.language import sayer
from delegation.cli.speech import Choice, Spoken
from delegation.findings import Language, Text

Words = Text | str
"""What is the same in both languages is a ``str``."""
Kind = Callable[[Language], "click.ParamType[Any]"]
"""Makes the type of a parameter, which tells in a language what is wrong with a value."""


def said_in(words: Words | None, language: Language) -> str | None:
    """Give words in one language."""
    return words.in_(language) if isinstance(words, Text) else words


def one_of(*names: str) -> Kind:
    """Make the type of a parameter that is one of a few words."""
    return lambda language: Choice(names, language)


class _Path(click.Path):
    def __init__(self, language: Language) -> None:
        super().__init__(path_type=Path)
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  click's signature
        """Refuse an empty path: as a rule a variable of the shell that is not set, and never meant as the present folder."""
        if not str(value) or (isinstance(value, Path) and not value.parts):
            said = sayer(self._language)(
                "đường dẫn để trống. Hãy ghi tên tệp hoặc thư mục; thư mục hiện hành là «.».",
                "the path is empty. Name a file or a folder; the present folder is “.”.",
            )
            raise click.BadParameter(said, ctx, param)
        return super().convert(value, param, ctx)


def file(language: Language) -> click.ParamType[Any]:
    """Make the type of a parameter that names a file or a folder."""
    return _Path(language)


class _Single(click.Option):
    """An option that refuses two different values, of which click would take the last in silence."""

    def __init__(self, *args: Any, language: Language, asks: bool = False, **given: Any) -> None:  # noqa: ANN401  click's signature
        super().__init__(*args, **given)
        self._language, self._asks = language, asks

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ANN401  click names this type in private
        """Say in the language of the help that the option must be given."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = sayer(self._language)("bắt buộc", "required")
        return extra

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:  # noqa: ANN401  click names its parser in private
        """Gather every value that is given."""
        if self.multiple or self.count or self.is_bool_flag:
            super().add_to_parser(parser, ctx)
        elif self.is_flag:  # one of several words for the value of another option, as --short is for --format short
            parser.add_option(obj=self, opts=self.opts, dest=self.name, action="append_const", const=self.flag_value)
        else:
            parser.add_option(obj=self, opts=self.opts, dest=self.name, action="append", nargs=self.nargs)

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> Any:  # noqa: ANN401  click's signature
        """Take the one value. Raises ``UsageError`` where another was given, here or before the command."""
        given = opts.get(str(self.name))
        if given is None and self._asks and not ctx.resilient_parsing:
            from delegation.cli.terminal import asked, is_asked

            if is_asked():
                words = (self.help or self.opts[0]).rstrip(".")
                said = asked(words, lambda one: self.type.convert(one, self, ctx), self._language)
                return said, click.core.ParameterSource.PROMPT
        if not isinstance(given, list) or self.multiple:
            return super().consume_value(ctx, opts)
        # What every command shares may stand before the command too, where the first context keeps it.
        kept = ctx.find_root().meta.setdefault("delegation.given", {}).setdefault(self.name, {})
        kept.update(dict.fromkeys(given))
        if len(kept) > 1 and not ctx.resilient_parsing:
            option, values = self.opts[0], [f"«{one}»" for one in kept]
            said = sayer(self._language)(
                f"{option} chỉ được ghi một lần, ở đây có {len(kept)}: {', '.join(values)}. Hãy giữ một.",
                f"{option} may be given once only, here are {len(kept)}: {', '.join(values)}. Keep one.",
            )
            raise click.UsageError(said, ctx)
        return super().consume_value(ctx, {**opts, str(self.name): given[-1]})


class _Parameter:
    def __init__(self, *names: str, metavar: Words | None = None, kind: Kind | None = None, **given: Any) -> None:  # noqa: ANN401  passed on to click as it came
        self._names, self._metavar, self._kind, self._given = names, metavar, kind, given

    def _click(self, language: Language) -> dict[str, Any]:
        kind = {} if self._kind is None else {"type": self._kind(language)}
        return {"param_decls": self._names, "metavar": said_in(self._metavar, language), **kind, **self._given}


class Option(_Parameter):
    """An option. ``said`` stands in the help; whatever else is given goes to ``click.Option``.

    ``overrides``: a later value takes the place of an earlier one, as of what a wrapper gives beforehand; else two are refused.
    ``asks``: where it is not given it is asked for on a terminal.
    """

    def __init__(
        self,
        *names: str,
        said: Words,
        overrides: bool = False,
        asks: bool = False,
        **given: Any,  # noqa: ANN401  passed on to click as it came
    ) -> None:
        super().__init__(*names, **given)
        self._said, self._overrides, self._asks = said, overrides, asks

    def built(self, language: Language) -> click.Parameter:
        """Build it in one language."""
        sort = click.Option if self._overrides else partial(_Single, language=language, asks=self._asks)
        return sort(help=said_in(self._said, language), **self._click(language))


class Argument(_Parameter):
    """An argument; whatever else is given goes to ``click.Argument``."""

    def built(self, language: Language) -> click.Parameter:
        """Build it in one language."""
        return click.Argument(**self._click(language))


class Command:
    """A command. ``run`` takes its parameters and the language by name, and gives the exit code.

    ``arguments``: name and explanation of each, for the help; ``sort``: the class that click is given.
    """

    def __init__(
        self,
        run: Callable[..., int],
        *,
        said: Text,
        params: Sequence[Option | Argument],
        arguments: Sequence[tuple[Words, Words]] = (),
        examples: Sequence[str] = (),
        epilog: Text | None = None,
        sort: type[Spoken] = Spoken,
    ) -> None:
        self._run, self._said, self._params = run, said, params
        self._arguments, self._examples, self._epilog, self._sort = arguments, examples, epilog, sort

    def built(self, name: str, language: Language, shared: Sequence[Option]) -> click.Command:
        """Build it in one language, with the options that it shares with every command."""
        return self._sort(
            language=language,
            name=name,
            callback=partial(self._run, language=language),
            help=self._said.in_(language),
            epilog=said_in(self._epilog, language),
            arguments=[(str(said_in(one, language)), str(said_in(said, language))) for one, said in self._arguments],
            examples=self._examples,
            params=[one.built(language) for one in (*self._params, *shared)],
        )
