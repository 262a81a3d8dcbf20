"""Documents to model: grants to any one of several, and those beside whose receiver the giver goes on acting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from delegation.findings import Problem, Text
from delegation.loading import understood
from delegation.loading.build.entries import Entry, numbered, texts, unknown
from delegation.loading.build.parts import part
from delegation.model import reasons
from delegation.model.holders import HolderId
from delegation.model.instruments import OWNERSHIP_MECHANISMS
from delegation.model.matters import LAST_STEP, STEPS, Grant
from delegation.model.parts import Part, UnreadLimit
from delegation.model.terms import Unknown
from delegation.speech.scalars import word

_SPOILT = Unknown(reasons.SPOILT)
_TWO_WAYS = Text(
    "«to» nêu nhiều bên nhận mà không ghi các bên nhận như thế nào. Bên nào cũng được giải quyết thì thêm «any-of: true»; mỗi "
    "bên nhận một phần riêng (only, communes, scope) thì ghi mỗi bên một lần giao.",
    "«to» names several receivers without saying how they receive. Where any one of them may act, add «any-of: true»; where each "
    "receives a part of its own (only, communes, scope), write one grant for each.",
)
_ONE_ALONE = Text(
    "«any-of» nghĩa là nhiều bên nhận, bên nào cũng được giải quyết, nhưng «to» chỉ nêu một bên. Hãy liệt kê đủ các bên, "
    "ví dụ to: [cong-chuc-a, cong-chuc-b]; nếu chỉ giao một bên thì bỏ «any-of» và ghi to: cong-chuc-a.",
    "«any-of» says that any one of several may act, but «to» names one receiver. List all of them, such as "
    "to: [cong-chuc-a, cong-chuc-b]; where it is given to one, leave «any-of» out and write to: cong-chuc-a.",
)
_TWICE = Text("bên nhận này đã có trong danh sách; hãy bỏ một.", "this receiver is in the list already; remove one.")
_MOVES = Text(
    "chuyển hẳn thẩm quyền cho bên nhận",
    "moves the authority itself to its receiver",
)


def receiving(entry: Entry) -> dict[str, Any]:
    """Give what the keys ``to``, ``any-of``, ``giver-keeps`` and ``steps`` say of a grant, as fields of it; what is wrong is told."""
    return {**_receivers(entry), "giver_keeps": _keeps(entry), **_steps(entry)}


def _steps(entry: Entry) -> dict[str, Any]:
    """Give the steps that are given, in their order; none where all are, which is as if nothing were said.

    Where it is not known which, what is given may be none of the decision: a limit of the part that may be any.
    """
    own, listed = entry.own, entry.own.get("steps")
    said = texts(listed) if isinstance(listed, list) else ()
    mechanism = own["mechanism"]
    if listed and mechanism not in ("delegation", "internal-assignment"):
        _tell(entry, "steps", _OF_STEPS[mechanism == "signing-for"])
        return {}
    if isinstance(listed, dict):
        limit = Part(unread=(UnreadLimit("steps", unknown(listed).said_of(reasons.STEPS).reason),))
        return {"part": part(own, entry.place, entry.draft).within(limit)} if mechanism == "delegation" else {}
    found = tuple(one for one in STEPS if one in said)
    return {"steps": () if found == STEPS else found}


_OF_STEPS = {
    False: Text(
        "phân quyền, phân cấp chuyển hẳn thẩm quyền, không chia theo bước. Chỉ giao tiếp nhận, thẩm định hoặc ký thì đó là ủy quyền "
        "(delegation) hay phân công (internal-assignment); nếu giao cả việc thì bỏ «steps».",
        "what moves the authority itself is not divided by steps. Where only receiving, appraising or deciding is given, it is a "
        "delegation or an internal-assignment; where all is given, leave «steps» out.",
    ),
    True: Text(
        "ký thay chỉ là ký, không có bước nào khác; hãy bỏ «steps». Người tiếp nhận, thẩm định thì ghi ở một lần phân công "
        "(internal-assignment).",
        "who signs for another signs and does nothing else: leave «steps» out. Who receives or appraises is stated by an "
        "internal-assignment.",
    ),
}


def _receivers(entry: Entry) -> dict[str, Any]:
    own = entry.own
    listed, any_of = own.get("to"), own.get("any-of") is True
    if not isinstance(listed, list):
        if any_of and entry.place.at("to") not in entry.draft.spoilt:
            _tell(entry, "any-of", _ONE_ALONE)
        return {}
    several = _each_once(entry, listed)
    if not any_of:
        if entry.place.at("any-of") not in entry.draft.spoilt:
            alone = listed[0] if len(listed) == 1 and isinstance(listed[0], str) else None
            _tell(entry, "to", _TWO_WAYS if alone is None else understood.one_value(word(alone)), alone)
        return {"receiver": _SPOILT}
    if own["mechanism"] in OWNERSHIP_MECHANISMS:
        _tell(entry, "any-of", _of_owners(own["mechanism"]))
        return {"receiver": _SPOILT}
    if len(several) > 1:
        return {"receiver": several[0], "alternates": tuple(several), "stated": own["id"]}
    if several and len(listed) == 1:
        _tell(entry, "any-of", _ONE_ALONE)
    return {"receiver": several[0] if several else _SPOILT}


def _each_once(entry: Entry, listed: list[Any]) -> list[HolderId | Unknown]:
    several: list[HolderId | Unknown] = []
    for number, one in numbered(listed):
        party = unknown(one) if isinstance(one, dict) else HolderId(one)
        if party in several:
            place = entry.place.at("to", number)
            entry.draft.problems.append(("DLG002", Problem(place, _TWICE, (place.file, entry.own["id"], str(party)))))
        else:
            several.append(party)
    return several


def _of_owners(mechanism: str) -> Text:
    return Text(
        f"«{mechanism}» {_MOVES.vi}, nên chỉ một bên nhận được một việc; «any-of» dùng cho ủy quyền, ký thay, phân công. Hãy ghi "
        "mỗi bên một lần giao, với phần việc của bên đó (only, communes).",
        f"«{mechanism}» {_MOVES.en}, so one alone can receive a matter; «any-of» is for delegation, signing and assignment. Write one "
        "grant for each receiver, with its part of the matter (only, communes).",
    )


def _keeps(entry: Entry) -> bool | Unknown:
    """Say whether the giver goes on acting; only of a delegation is that a question."""
    said = entry.own.get("giver-keeps", False)
    mechanism = entry.own["mechanism"]
    steps = entry.own.get("steps")
    decides = not isinstance(steps, list) or LAST_STEP in steps
    if not said or (mechanism == "delegation" and decides):
        return unknown(said) if isinstance(said, dict) else bool(said)
    if mechanism in OWNERSHIP_MECHANISMS:
        _tell(
            entry,
            "giver-keeps",
            Text(
                f"«{mechanism}» {_MOVES.vi}, bên giao không còn giải quyết phần đã giao. Nếu bên giao vẫn cùng giải quyết thì đó là ủy "
                "quyền (delegation); nếu bên giao giữ một phần thì ghi phần được giao bằng only, communes hoặc scope.",
                f"«{mechanism}» {_MOVES.en}: the giver no longer acts in what it gave. Where it goes on acting beside the receiver, it is a "
                "delegation; where it keeps a part, state what is given by only, communes or scope.",
            ),
        )
    else:
        _tell(
            entry,
            "giver-keeps",
            Text(
                "ký thay, phân công, giao các bước trước khi quyết định không đổi nơi quyết định: bên giao luôn còn thẩm quyền, nên "
                "hãy bỏ «giver-keeps».",
                "who signs, is assigned or is given steps before the decision does not change who decides: the giver always goes on, "
                "so leave «giver-keeps» out.",
            ),
        )
    return False


def _tell(entry: Entry, key: str, said: Text, new: str | None = None) -> None:
    place, fix = entry.where(key), understood.written(word(new)) if new is not None else None
    entry.draft.problems.append(("DLG002", Problem(place, said, (place.file, str(entry.own["id"]), key), fix=fix)))


def each(grants: Mapping[Any, Grant]) -> dict[Any, Grant]:
    """Give grants with one for each alternate, called ``ENTRY.HOLDER``: each lives, receives and gives on by itself."""
    found: dict[Any, Grant] = {}
    for key, one in grants.items():
        if not one.alternates:
            found[key] = one
        for number, receiver in enumerate(one.alternates, 1):
            name = f"{one.stated}.{number if isinstance(receiver, Unknown) else receiver}"
            found[name if key == one.id else (name, key)] = replace(one, id=name, receiver=receiver)
    return found
