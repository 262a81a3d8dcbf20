"""What is said where git knows no repository, no revision or no register of it."""

from __future__ import annotations

from pathlib import Path

from delegation.findings import Text


def no_repository(folder: Path, told: bytes) -> Text:
    """Say that a folder lies in no repository, or that git, which ``told`` why, cannot open it."""
    said = told.decode("utf-8", "replace").strip().splitlines()
    if said and "not a git repository" not in said[0]:
        return Text(
            f"git không mở được kho chứa {folder}: {said[0]}", f"git cannot open the repository of {folder}: {said[0]}"
        )
    return Text(
        f"{folder} không nằm trong kho git nào, nên không có bản cũ để đọc. Hãy chạy trong một bản sao git của sổ.",
        f"{folder} lies in no git repository, so there is no earlier state. Run the command in a git clone of the register.",
    )


def no_such(name: str, *, is_shallow: bool) -> Text:
    """Say that git knows no revision of a name."""
    if is_shallow:
        return Text(
            f"git không biết bản nào tên là «{name}»; bản sao này chỉ có các commit gần nhất. Hãy chạy git fetch --unshallow rồi thử lại.",
            f"git knows no revision “{name}”; this clone has the latest commits only. Run git fetch --unshallow, then try again.",
        )
    return Text(
        f"git không biết bản nào tên là «{name}». Hãy ghi như HEAD~3, tên nhánh, tên thẻ, mã commit, hoặc HEAD~3:rules.",
        f"git knows no revision “{name}”. Write one like HEAD~3, a branch, a tag, a commit, or HEAD~3:rules.",
    )


def no_folder(name: str) -> Text:
    """Say that a name is a file in git."""
    return Text(
        f"«{name}» là một tệp trong git, không phải thư mục của sổ. Hãy nêu thư mục có register.yaml, như HEAD~3:rules.",
        f"“{name}” is a file in git, not the folder of a register. Name the folder with register.yaml, like HEAD~3:rules.",
    )


def no_register(name: str, prefix: str) -> Text:
    """Say that a revision has no register where this one lies."""
    place = f" ở {prefix}/" if prefix else ""
    in_ = f" in {prefix}/" if prefix else ""
    return Text(
        f"Bản git «{name}» không có sổ thẩm quyền (register.yaml){place}. Nếu sổ nằm nơi khác, hãy ghi rõ {name.partition(':')[0]}:THƯ-MỤC.",
        f"The revision “{name}” has no register (register.yaml){in_}. If it lies elsewhere, write {name.partition(':')[0]}:FOLDER.",
    )


def unreadable(folder: Path, told: bytes) -> Text:
    """Say that git cannot read its own history: ``told`` why."""
    said = (told.decode("utf-8", "replace").strip().splitlines() or ["?"])[-1]
    return Text(
        f"git không đọc được lịch sử của kho chứa {folder} ({said}): kho có thể thiếu hoặc hỏng đối tượng. Hãy chạy git fsck, rồi lấy lại kho (git fetch, git clone).",
        f"git cannot read the history of the repository that holds {folder} ({said}): objects may be missing or damaged. Run git fsck, then get the repository anew (git fetch, git clone).",
    )


def no_order(folder: Path) -> Text:
    """Say that commits are their own ancestors, so that there is no order in which they changed anything."""
    return Text(
        f"Lịch sử git của {folder} đi vòng: có commit được đặt làm cha của chính nó hoặc của commit trước nó (git replace, .git/info/grafts), nên không biết "
        "thay đổi nào trước, thay đổi nào sau. Hãy xem bằng git replace -l, bỏ bằng git replace -d, hoặc xóa .git/info/grafts.",
        f"The git history of {folder} runs in a circle: a commit was made a parent of its own ancestor (git replace, .git/info/grafts), so nobody knows which "
        "change came first. See git replace -l, take it out with git replace -d, or remove .git/info/grafts.",
    )
