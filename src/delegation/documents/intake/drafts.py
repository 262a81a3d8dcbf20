"""Whether a paper calls itself a draft, at its top, on its margins, on a sheet: a draft is not the law, and it is asked first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from delegation.documents.intake import packages
from delegation.documents.intake.asked import KEEP, ImportQuestion
from delegation.documents.intake.letters import flat
from delegation.documents.intake.papers import Paper, Paragraph
from delegation.documents.intake.sentences import ARTICLE
from delegation.documents.shared.before_signing import TITLE
from delegation.findings import Text
from delegation.names.folding import unified

_CALLED = re.compile(r"\W*(?:(?:bản )?dự thảo|(?:bản )?sơ thảo|bản thảo)\b")
_ABOVE = re.compile(
    r"\W*(?:(?:bản|văn bản|tài liệu) )?(?:(?:gửi |để |trình )?(?:lấy|xin) ý kiến|(?:gửi |để )?góp ý|trình (?:ký|duyệt)|dự kiến (?:ban hành|trình|ký)|chưa (?:ban hành|ký|có hiệu lực))\b"
)
"""The same of a line above the articles, on a margin or a sheet."""
_STAMPED = re.compile(r"\bDỰ THẢO\b")
_LONGEST = 60
"""Letters of a line that may call the paper a draft; a longer one speaks of some other."""


def asked(paper: Paper) -> tuple[ImportQuestion, ...]:
    """Ask whether a paper that calls itself a draft is to be taken in; nothing of any other."""
    above = True
    for words, place in _texts(paper):
        plain = flat(words)
        above = above and not ARTICLE.match(plain)
        if is_called(plain) or (above and len(plain) <= _LONGEST and _ABOVE.match(unified(plain))):
            said = Text(
                f"văn bản ghi «{plain}»: bản dự thảo chưa phải là quy định có hiệu lực. Hãy nhập bản đã ký; nếu đây đã là bản ban hành thì «{KEEP}»",
                f"the paper says “{plain}”: a draft is not in force. Import the one that was signed; where this is the one that was issued, “{KEEP}”",
            )
            return (ImportQuestion("total:0:draft", place, said, "", (KEEP,)),)
    return ()


def refuse(paper: Paper) -> None:
    """Raise ``AskedWronglyError`` for a draft that the program itself has made, with the page that stands before it: nothing in it is law, and nothing need be asked."""
    for block in paper.blocks:
        if isinstance(block, Paragraph) and flat(block.text) == TITLE:
            raise packages.handed(paper.name).refused(
                f"tệp là dự thảo do chương trình này lập, chưa ký: trang «{TITLE}» còn ở đầu ({block.place.vi}). Dự thảo không nhập vào sổ; muốn xem nếu ban hành thì sao, hãy dùng phương án giả định (--with). "
                "Khi đã ký: bỏ trang đó, điền số, ngày và các chỗ …, rồi nhập bản đã ký",
                f"the file is a draft that this program has made, and is not signed: the page “{TITLE}” still stands before it ({block.place.en}). A draft is not imported; to see what it would bring about, use a hypothesis (--with). "
                "Once it is signed, take that page out, fill in number, day and the blanks (…), and import the signed paper",
            )


def is_called(words: str) -> bool:
    """Whether a line calls the paper that it stands in a draft."""
    return len(words) <= _LONGEST and bool(_CALLED.match(unified(words)) or _STAMPED.search(words))


def _texts(paper: Paper) -> Iterator[tuple[str, Text]]:
    yield from paper.margin_lines
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            yield from ((line, block.place) for line in block.text.split("\n"))
            continue
        yield block.name.vi, block.name
        for row in block.rows:
            texts = {one.text for one in row if one.text}
            # A row of several texts is an entry, or heads.
            if len(texts) == 1:
                first = next(one for one in row if one.text)
                yield first.text, block.place(first)
