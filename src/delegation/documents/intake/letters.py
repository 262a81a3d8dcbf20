"""Letters of papers: composed Unicode with plain spaces, and the two encodings in which offices wrote before it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from delegation.speech.letters import overmarked, visible_letter
from delegation.values import dataclass

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_ENDS = "\t\n\r"
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))

_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VNI = {
    **{
        base + mark: letter
        for base, marks, letters in (
            ("a", "ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
            ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
            ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
            ("ô", "ùøûõï", "ớờởỡợ"),
            ("u", "ùøûõï", "úùủũụ"),
            ("ö", "ùøûõï", "ứừửữự"),
            ("y", "ùøûõ", "ýỳỷỹ"),
        )
        for mark, letter in zip(marks, letters, strict=True)
    },
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ",
}  # fmt: skip
_VNI_EVERY = {
    **_VNI,
    **{key.upper(): value.upper() for key, value in _VNI.items()},
    **{key[0] + key[1].upper(): value for key, value in _VNI.items() if len(key) > 1},
    **{key[0].upper() + key[1]: value.upper() for key, value in _VNI.items() if len(key) > 1},
}
_VNI_LETTERS = re.compile("|".join(sorted(map(re.escape, _VNI_EVERY), key=len, reverse=True)))


_OF_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


@dataclass(frozen=True, slots=True)
class Old:
    """An encoding from before Unicode: its name, and whether its font shows all letters as capitals."""

    name: str
    capitals: bool = False


@lru_cache(256)
def old_of(font: str | None) -> Old | None:
    """Tell by its name in which old encoding a font shows letters: ``.VnTime`` (TCVN3), ``VNI-Times``; ``None`` for Unicode."""
    name = (font or "").casefold()
    if name.startswith(".vn"):
        return Old("TCVN3", name.endswith("h"))
    return Old("VNI") if name.startswith("vni-") or name == "vni" else None


class TypedLetters:
    """In which encodings a file uses fonts from before Unicode: letters that were pasted often bear such a font, and are Unicode all the same."""

    def __init__(self) -> None:
        """Begin with nothing proved."""
        self.unicode, self.old = set[str](), set[str]()

    def see(self, text: str, font: str | None) -> None:
        """Look at a text in a font: a letter of Unicode alone proves one encoding, a sign that no Vietnamese word has the other."""
        if not text.isascii() and old_of(font) is not None:
            self.unicode |= {str(font)} if _beyond(text) else set()
            self.old |= {str(font)} if any(map(_is_foreign, text)) else set()

    def encoding(self, text: str, font: str | None) -> Old | None:
        """Tell in which old encoding a text is typed; ``None`` for Unicode. Where nothing proves that it is, its font decides."""
        old = old_of(font)
        if old is None or text.isascii() or _beyond(text) or (font in self.unicode and font not in self.old):
            return None
        return old


def _beyond(text: str) -> bool:
    return _OF_UNICODE.search(text) is not None


def _is_foreign(letter: str) -> bool:
    """Whether a sign stands in no word that is written in Unicode: quotes and Vietnamese letters do."""
    return "\xa1" <= letter <= "\xff" and letter not in "«»°§±×àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"


def converted(text: str, old: Old) -> str:
    """Give a text that was typed in an old encoding in Unicode."""
    if old.name == "VNI":
        return _VNI_LETTERS.sub(lambda found: _VNI_EVERY[found.group()], text)
    plain = "".join(_TCVN3.get(letter, letter) for letter in text)
    return plain.upper() if old.capitals else plain


def cleaned(text: str) -> str:
    """Give a text composed, with plain single spaces, Đ for the Icelandic Ð, and no letters without width or that steer a machine; lines stay apart.

    What bears more marks than any script has is no text: it ends there.
    """
    text = text[: overmarked(text)]
    if not text.isprintable():
        text = "".join(one if one.isprintable() or one in _ENDS else visible_letter(one) for one in text)
    composed = unicodedata.normalize("NFC", text.translate(_UNSEEN)).replace("Ð", "Đ").replace("ð", "đ")
    lines = (_SPACES.sub(" ", line).strip() for line in composed.splitlines())
    return "\n".join(line for line in lines if line)


def flat(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())
