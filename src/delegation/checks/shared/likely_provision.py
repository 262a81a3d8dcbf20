"""What a mistyped place in an instrument may mean."""

from __future__ import annotations

from delegation.model.provision_units import SPELT
from delegation.model.provisions import reading

_LIKE = 0.75
"""How alike a word without diacritics must be to one that names a unit, from 0 to 1."""
_SHORTEST = 3
"""Letters: shorter words are like too many others."""
_LONGEST = 200
"""Letters: what is longer is a sentence, and no mistyped place."""


def likely(text: str) -> str | None:
    """Give the place that is meant where only words that name units are mistyped: ``Điêu 5`` may be ``Điều 5``."""
    if len(text) > _LONGEST:
        return None
    from delegation.names.folding import fold  # noqa: PLC0415  only where something cannot be read
    from delegation.names.near import near  # noqa: PLC0415  the same

    known = {word for spelt in SPELT for word in spelt.split()}
    folded = {fold(word): word for word in sorted(known) if len(word) >= _SHORTEST}
    found = []
    for word in text.split():
        bare = word.strip(".,;:()").lower()
        if len(bare) >= _SHORTEST and bare.isalpha() and bare not in known:
            likest = near(fold(bare), folded, like=_LIKE)
            word = word.lower().replace(bare, folded[likest[0]]) if likest else word  # noqa: PLW2901  the word that is meant
        found.append(word)
    places = reading(" ".join(found)).places
    return "; ".join(map(str, places)) or None
