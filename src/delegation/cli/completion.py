"""What a shell says where it asks what may follow a word, and the script of bash, for which a colon ends a word."""

from __future__ import annotations

import os
from collections.abc import Mapping

from click.shell_completion import BashComplete, add_completion_class, split_arg_string

from delegation.findings import Text

_VARIABLE = "_DELEGATION_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")
_MOST_DIGITS = 9


def complaint(environment: Mapping[str, str]) -> Text | None:
    """Say what is wrong with a question for completion; ``None`` where nothing is, or none is asked."""
    asked = environment.get(_VARIABLE)
    if not asked:
        return None
    shell, _, what = asked.partition("_")
    if shell not in _SHELLS or what not in ("source", "complete"):
        return Text(
            f"Lỗi: {_VARIABLE}={asked} không đọc được. Hãy dùng bash_source, zsh_source hoặc fish_source.",
            f"Error: {_VARIABLE}={asked} cannot be read. Use bash_source, zsh_source or fish_source.",
        )
    if what == "source":
        return None
    at = environment.get("COMP_CWORD")
    # fish gives the word itself where the others give its number.
    is_number = at is not None and at.isascii() and at.isdigit() and len(at) <= _MOST_DIGITS
    if "COMP_WORDS" not in environment or at is None or (shell != "fish" and not is_number):
        return Text(
            "Lỗi: thiếu COMP_WORDS hoặc COMP_CWORD, hoặc COMP_CWORD không phải là một số. Các biến này do shell đặt khi bấm Tab; không cần đặt bằng tay.",
            "Error: COMP_WORDS or COMP_CWORD is missing, or COMP_CWORD is no number. A shell sets them after Tab; nobody need set them by hand.",
        )
    return None


_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' response completion type value sign begun=''
    local line=${COMP_LINE:0:COMP_POINT}
    local word=${line##*[[:space:]]}
    # Of a word with such signs bash completes only what stands behind the last.
    for sign in : =; do
        if [[ $COMP_WORDBREAKS == *"$sign"* && $word == *"$sign"* ]]; then
            local before=${word%%"${word##*"$sign"}"}
            (( ${#before} > ${#begun} )) && begun=$before
        fi
    done
    response=$(env COMP_LINE="$line" COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete $1)
    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"
        if [[ $type == 'dir' ]]; then
            COMPREPLY=()
            compopt -o dirnames
        elif [[ $type == 'file' ]]; then
            COMPREPLY=()
            compopt -o default
        elif [[ $type == 'plain' ]]; then
            value=${value#"$begun"}
            [[ $word == *[\\"\\']* ]] || value=${value// /\\\\ }
            COMPREPLY+=("$value")
            [[ $value == *[:=] ]] && compopt -o nospace
        fi
    done
    return 0
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class _Bash(BashComplete):
    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Take the words of the line up to the cursor, where bash gives it: its own are parted at colons."""
        line = os.environ.get("COMP_LINE")
        if line is None:
            return super().get_completion_args()
        words = split_arg_string(line)
        if not line or line[-1].isspace():
            words.append("")
        return words[1:-1], words[-1]


def settle() -> None:
    """Have bash told in this way."""
    add_completion_class(_Bash)
