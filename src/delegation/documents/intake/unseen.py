"""Letters of paragraphs that a file hides: whoever signs the paper does not see them, and whoever opens the file may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from delegation.documents.intake import plain_notes
from delegation.documents.intake.asked import KEEP, ImportQuestion
from delegation.findings import Text


def asked(hidden: Sequence[tuple[str, Text]]) -> Iterator[ImportQuestion]:
    """Ask once of all hidden words that are alike, without those that take nothing back. ``hidden``: the words with their places."""
    first: dict[str, Text] = {}
    for words, place in hidden:
        first.setdefault(words, place)
    for words, place in first.items():
        if any(map(str.isalpha, words)) and not plain_notes.limits_nothing(words):
            said = Text(
                f"chữ bị ẩn trong tệp, không được đọc: «{words}». Nếu đó là nội dung của văn bản, hãy bỏ ẩn trong Word (Font › Hidden), lưu, rồi nhập lại; «{KEEP}» là không thuộc văn bản, không bớt gì",
                f"words that the file hides were not read: “{words}”. Where they are part of the decision, show them in Word (Font › Hidden), save, and import again; “{KEEP}” means that they are not, and take nothing back",
            )
            key = sha256(words.encode()).hexdigest()[:12]
            yield ImportQuestion(f"total:{key}:unseen", place, said, "", (KEEP,))
