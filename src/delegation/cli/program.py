"""The program: its commands, its streams, and what it says when something is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Protocol, cast

import click

from delegation.cli.declared import Option
from delegation.cli.elsewhere import elsewhere
from delegation.cli.exits import BUG, CANNOT_RUN, SOUND, STOPPED, WRONG_USAGE
from delegation.cli.language import STOPPED_SENTENCE, language_of, sayer
from delegation.cli.memory import NO_MEMORY, lacks_memory
from delegation.cli.options import SHARED
from delegation.cli.speech import Spoken, guess, usage_sentence
from delegation.cli.streams import OF_BYTES, let_go, shown
from delegation.findings import Language, Text

COMMANDS = {
    "check": ("Kiểm tra sổ thẩm quyền và nêu mọi phát hiện.", "Check the register and show all findings."),
    "new": ("Ghi một mục mới vào sổ.", "Write a new entry into the register."),
    "edit": ("Sửa ở mọi chỗ: đổi mã, kết thúc, chuyển.", "Rename, end or move an entry, everywhere."),
    "draft": ("Dự thảo quyết định gia hạn, thu hồi.", "Draft a decision: extend, withdraw."),
    "watch": ("Theo dõi sổ trong khi sửa.", "Watch the register while it is edited."),
    "baseline": ("Danh sách phát hiện đã biết: xem, bỏ, thêm.", "Known findings: see, take out, add."),
    "status": ("Cho biết sổ thẩm quyền đang có gì.", "Tell what the register holds."),
    "who": ("Ai có thẩm quyền, ai giải quyết một việc.", "Tell who owns a matter and who acts."),
    "list": ("Liệt kê việc, lần giao, chủ thể, văn bản theo câu chọn.", "List entries by a selector."),
    "ids": ("Tìm mã của bất cứ thứ gì trong sổ.", "Find the id of anything in the register."),
    "up": ("Thẩm quyền đến từ đâu, thành cây.", "Show where authority comes from."),
    "down": ("Thẩm quyền đi đến đâu, thành cây.", "Show where authority goes."),
    "path": ("Đường thẩm quyền từ A xuống B.", "Show the ways of authority from A to B."),
    "test": ("Thử các khẳng định trong rules/tests.", "Run the assertions of rules/tests."),
    "timeline": ("Diễn biến thẩm quyền theo thời gian.", "Tell what held from when to when, and why it changed."),
    "horizon": ("Những gì hết hạn, và kéo theo những gì.", "Tell what stops until a day, and what stops with it."),
    "explain": ("Giải thích một phép kiểm tra, kèm ví dụ.", "Explain a check, with examples."),
    "fmt": ("Trình bày lại tệp quy tắc theo một cách thống nhất.", "Lay out rule files in one canonical way."),
    "lsp": ("Máy chủ ngôn ngữ cho trình soạn thảo.", "A language server for editors."),
    "schema": ("Lược đồ kèm mã của sổ, cho trình soạn thảo.", "Schemas with the register's ids, for editors."),
    "confirm": ("Xác nhận đã đọc lời văn của điều khoản.", "Confirm that the text of a provision was read."),
    "waive": ("Miễn trừ một phát hiện đến một ngày.", "Accept a finding until a day."),
    "diff": ("So sánh hai sổ, hai bản git, hai ngày.", "Compare two registers, revisions or days."),
    "log": ("Lịch sử thẩm quyền của một việc, theo git.", "The history of a matter's authority, by git."),
    "chart": ("Vẽ sơ đồ thẩm quyền trên khổ A4.", "Draw a chart of authority on A4."),
    "site": ("Dựng trang tra cứu, mở được không cần mạng.", "Write the look-up pages, which need no network."),
    "serve": ("Mở trang tra cứu trên máy này.", "Show the look-up pages on this machine."),
    "annex": ("Lập phụ lục Word, Excel cho văn bản.", "Make annexes in Word or Excel."),
    "import": ("Nhập quyết định từ Word, Excel, CSV.", "Import a decision from Word, Excel or CSV."),
    "export": ("Xuất quyết định thành bảng để sửa và nhập lại.", "Export a decision as a sheet to edit and import."),
    "impact": ("Xem trước tác động của một phương án giả định.", "See what a hypothesis would do."),
}
"""Every command, its module being ``delegation.cli.commands.<name>``."""


Lines = Mapping[str, tuple[str, str]]
"""By the name of each command its line in the help, in Vietnamese and in English."""


class _Declared(Protocol):
    def built(self, name: str, language: Language, shared: Sequence[Option]) -> click.Command: ...


class _Module(Protocol):
    COMMAND: _Declared


class Group(Spoken, click.Group):
    """A group of commands, each in the module of its name below ``module``."""

    def __init__(self, *, commands: Lines, module: str, language: Language, **given: object) -> None:
        """Take what ``Spoken`` takes, with the commands in the order of their use."""
        metavar = sayer(language)("LỆNH [ĐỐI SỐ]...", "COMMAND [ARGS]...")
        super().__init__(language=language, subcommand_metavar=metavar, **given)  # type: ignore[arg-type]  # passed on as it came
        self._lines, self._module = commands, module

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Give the names in the order of their use."""
        return list(self._lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """Import a command."""
        if cmd_name not in self._lines:
            return None
        module = cast("_Module", import_module(f"{self._module}.{cmd_name}"))
        return module.COMMAND.built(cmd_name, self.language, SHARED)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; name the nearest where there is none."""
        if args and args[0] not in self._lines and not args[0].startswith("-") and not ctx.resilient_parsing:
            more = elsewhere(ctx, self, args[0].lower()) or guess(args[0].lower(), self._lines)
            vi, en = f"Không có lệnh «{args[0]}».{more.vi}", f"There is no command “{args[0]}”.{more.en}"
            raise click.UsageError(sayer(self.language)(vi, en), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        examples, self.examples = self.examples, ()
        Spoken.format_options(self, ctx, formatter)
        with formatter.section(sayer(self.language)("Lệnh", "Commands")):
            formatter.write_dl([(name, sayer(self.language)(*said)) for name, said in self._lines.items()])
        self.examples = examples
        with formatter.section(sayer(self.language)("Ví dụ", "Examples")):
            for example in examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


def _show_version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        from delegation.version import VERSION

        click.echo(f"delegation {VERSION}")
        ctx.exit()


_VERSION = Option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    said=Text("In phiên bản.", "Show the version."),
)


def program(language: Language) -> Group:
    """Build the group in one language."""
    say = sayer(language)

    return Group(
        commands=COMMANDS,
        module="delegation.cli.commands",
        language=language,
        name="delegation",
        callback=lambda **_: None,
        help=say(
            "Sổ thẩm quyền: ai có thẩm quyền, ai được giao, theo văn bản nào, đến ngày nào; và chỗ nào sai.",
            "The register of authority: who owns, who was given what, by which text, until when; and what is wrong.",
        ),
        epilog=say(
            "Mã thoát: 0 không có phát hiện từ mức --fail-on; 1 quy tắc có sai sót; 2 gõ lệnh sai; 3 không chạy được; 4 lỗi của chương trình; 130 dừng theo yêu cầu (Ctrl+C).",
            "Exit codes: 0 nothing at --fail-on or above; 1 the rules are wrong; 2 wrong usage; 3 cannot run; 4 a bug; 130 stopped as asked (Ctrl+C).",
        ),
        params=[*(one.built(language) for one in SHARED), _VERSION.built(language)],
        examples=(
            "delegation check",
            'delegation who "đăng ký khai tử" --commune "hong ha"',
            "delegation --lang en explain DLG201",
            'eval "$(_DELEGATION_COMPLETE=bash_source delegation)"   # '
            + say("gợi ý khi bấm Tab (zsh, fish cũng được)", "completion (zsh and fish too)"),
        ),
    )


def every_command() -> list[str]:
    """Give the words of every command, those of a group behind it."""
    found, group = list[str](), program("en")
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        below = command.list_commands(click.Context(command)) if isinstance(command, click.Group) else ()
        found += [name, *(f"{name} {one}" for one in below)]
    return found


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code; whatever goes wrong is said in a sentence on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    language = language_of(given, os.environ)
    if os.environ.get("_DELEGATION_COMPLETE"):
        from delegation.cli import completion

        wrong = completion.complaint(os.environ)
        if wrong is not None:
            _tell(wrong.in_(language))
            return WRONG_USAGE
        completion.settle()
    try:
        code = _guarded(given, language)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go()
        return SOUND
    except OSError as error:
        let_go()
        return _went_wrong(error, language, debug="--debug" in given)
    return code


def _guarded(given: list[str], language: Language) -> int:
    try:
        code = program(language).main(given, prog_name="delegation", standalone_mode=False)
    except click.UsageError as error:
        return _used_wrongly(error, given, language)
    except (KeyboardInterrupt, click.Abort):
        _tell(sayer(language)(*STOPPED_SENTENCE))
        return STOPPED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  the one place where what went wrong is told to a person
        return _went_wrong(error, language, debug="--debug" in given)
    return code if isinstance(code, int) else SOUND


def _used_wrongly(error: click.UsageError, given: list[str], language: Language) -> int:
    say = sayer(language)
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        _tell(error.ctx.get_help())
        return WRONG_USAGE
    if error.ctx is not None:
        from delegation.cli.inputs import keep_own_streams

        keep_own_streams(error.ctx)
    asked = next((f"delegation {one}" for one in given if one in COMMANDS), "delegation")
    name = error.ctx.command_path if error.ctx is not None else asked
    sentence = usage_sentence(error, language)
    _tell(say(f"Lỗi: {sentence}\nXem cách dùng: {name} --help", f"Error: {sentence}\nSee: {name} --help"))
    return WRONG_USAGE


def _went_wrong(error: Exception, language: Language, *, debug: bool) -> int:
    from delegation.errors import AskedWronglyError, DelegationError

    say = sayer(language)
    if isinstance(error, DelegationError):
        _tell(say(f"Lỗi: {error.said.vi}", f"Error: {error.said.en}"))
        return WRONG_USAGE if isinstance(error, AskedWronglyError) else CANNOT_RUN
    if debug:
        import traceback

        traceback.print_exception(error)
    if lacks_memory(error):
        _tell(say(*NO_MEMORY))
        return CANNOT_RUN
    if isinstance(error, OSError):
        let_go()
        reason = error.strerror or type(error).__name__
        where = f" ({error.filename})" if error.filename else ""
        _tell(
            say(
                f"Lỗi: máy không cho đọc hoặc ghi{where}: {reason}. Hãy kiểm tra quyền, chỗ trống và thư mục.",
                f"Error: the machine refuses to read or write{where}: {reason}. Check rights, room and the folder.",
            )
        )
        return CANNOT_RUN
    _tell_of_bug(error, language, debug=debug)
    return BUG


def _tell_of_bug(error: Exception, language: Language, *, debug: bool) -> None:
    say = sayer(language)
    notes = "; ".join(getattr(error, "__notes__", ()))
    where = f" ({notes})" if notes else ""
    what = f"{type(error).__name__}: {error}"
    _tell(
        say(
            f"Lỗi: chương trình hỏng do lỗi của chính nó{where}, nên không đưa ra kết luận nào. {what}.",
            f"Error: the program failed by a fault of its own{where}, so there is no verdict. {what}.",
        )
    )
    if not debug:
        _tell(say("Chạy lại với --debug để có vết lỗi khi báo.", "Run again with --debug for a traceback to report."))


def _tell(sentence: str) -> None:
    with suppress(OSError):
        print(shown(sentence), file=sys.stderr)  # noqa: T201  the command line talks


def _speak_utf8() -> None:
    """Write UTF-8 with plain line ends whatever the locale says: the same input gives the same bytes."""
    # Without these, as a program may be started, there is nobody to speak to.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  as long as we run
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=OF_BYTES, newline="\n")
