"""One matter: the chain from its legal source to the owner and on to who acts, with instrument, provision and term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from delegation import citing
from delegation.analysis import Examination
from delegation.charts.matter_notes import lapsed, nobody, notes_on
from delegation.charts.picture import Arrow, Chart, Line, Node, NodeKind, Picture, about_holder
from delegation.charts.words import MECHANISMS, instrument_name
from delegation.comparison.held import Holdings
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.instruments import Citation
from delegation.model.matters import WHOLE, Grant, Matter, MatterId, Ownership
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.tiling import Link, Standing, Tile
from delegation.values import dataclass
from delegation.wording import holder_name, members, number, sentence, source_titles, term_line

_LEVELS = ((13.0, 9.7, 8), (11.0, 8.6, 6), (9.5, 7.6, 4), (9.0, 7.2, 2))
"""Width of cards and of holders in em, and how many chains are drawn, at each level of detail."""
_LONGEST_TITLE = 260
_MOST_NAMED = 3
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Role:
    """What the last holder of a chain is there, whether it surely acts, and in which communes and cases."""

    owns: bool = False
    acts: bool = False
    certain: bool = True
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Chains:
    """The ways from the law to those who own or act, and the role of each holder on them."""

    standings: tuple[Standing, ...]
    roles: Mapping[_Key, _Role]


def of_matter(examination: Examination, matter_id: str, language: Language = "vi", rules_hash: str = "") -> Chart:
    """Draw one matter on the day of the examination. Raises ``AskedWronglyError`` for an unknown id."""
    register = examination.register
    matter = register.matters.get(MatterId(matter_id))
    if matter is None:
        raise AskedWronglyError(
            Text(
                f"Sổ không có nhiệm vụ hay thủ tục mang mã «{matter_id}».",
                f"The register has no task or procedure with the id '{matter_id}'.",
            )
        )
    holdings = Holdings(examination)
    tiles = holdings.tiles(matter)
    chains = _chains(tiles, register, language)
    unknown = tuple(dict.fromkeys(reason for one in tiles for reason in one.owner_unknown))
    if chains.standings:
        pictures = tuple(_picture(chains, matter, unknown, register, language, *level) for level in _LEVELS)
    else:
        pictures = (nobody(matter, unknown, language, is_covered=bool(tiles)),)
    return Chart(
        title=_title(matter).in_(language),
        subject=_shortened(matter.title),
        register_name=register.name,
        as_of=examination.as_of,
        language=language,
        pictures=pictures,
        notes=(*notes_on(chains.standings, language), *lapsed(matter, holdings, language)),
        sources=source_titles(register, matter.source, language),
        rules_hash=rules_hash,
    )


def _title(matter: Matter) -> Text:
    """Name the matter by its national code; ids of our own are no business of a reader of the chart."""
    if matter.kind == "task":
        return Text("Sơ đồ thẩm quyền đối với nhiệm vụ", "Authority over a task")
    facts = matter.procedure
    code = f" {facts.code}" if facts is not None and isinstance(facts.code, str) else ""
    return Text(f"Sơ đồ thẩm quyền đối với thủ tục{code}", f"Authority over procedure{code}")


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _chains(tiles: Sequence[Tile], register: Register, language: Language) -> _Chains:
    """Give each way once; the way to an owner who gave it on everywhere is a part of another."""
    found: dict[_Key, Standing] = {}
    roles: dict[_Key, _Role] = {}
    acting: dict[_Key, list[tuple[Tile, bool]]] = {}
    for one in tiles:
        for owner in one.owners:
            found.setdefault(_key(owner.chain), owner)
            roles[_key(owner.chain)] = _Role(owns=True)
        for standing in one.exercisers:
            found.setdefault(_key(standing.chain), standing)
            acting.setdefault(_key(standing.chain), []).append((one, standing.certain))
    for key, held in acting.items():
        where = _where([one for one, _ in held], _reach(found[key], register), register, language)
        certain = all(sure for _, sure in held)
        roles[key] = _Role(roles.get(key, _Role()).owns, acts=True, certain=certain, where=where)
    whole = [key for key in found if not any(other != key and other[: len(key)] == key for other in found)]
    return _Chains(tuple(found[key] for key in whole), roles)


def _key(chain: Iterable[Link]) -> _Key:
    return tuple(_link_key(link) for link in chain)


def _link_key(link: Link) -> str:
    if link.grant is not None:
        return f"grant:{link.grant.id}"
    one = link.ownership
    if one is None:
        return "?"
    # By what it says, not by where it stands in the files: that may move.
    holder = one.holder.reason if isinstance(one.holder, Unknown) else one.holder
    basis = () if isinstance(one.basis, Unknown) else one.basis
    cited = "+".join(f"{each.instrument} {each.at or ''}".strip() for each in basis)
    rest = (
        "" if one.part == WHOLE else repr((one.part.only, sorted(one.part.communes), sorted(one.part.except_communes)))
    )
    return f"law:{holder}:{cited}:{one.term.start or ''}:{one.term.end or ''}{rest}"


def _reach(standing: Standing, register: Register) -> int | None:
    """Give how many communes the last of a chain stands in anyway; ``None`` for a single body."""
    found = register.holder(_holder(standing.chain[-1]))
    return members(found, register) if found is not None and isinstance(found.members, str) else None


def _where(tiles: Sequence[Tile], everywhere: int | None, register: Register, language: Language) -> str:
    """Say in which communes and cases a chain holds; nothing where it holds in all of them."""
    parts, total = [], len(register.communes)
    boxes = [one.box for one in tiles]
    if all(one.communes is not None for one in boxes):
        codes = sorted(frozenset().union(*(one.communes or frozenset() for one in boxes)))
        if len(codes) <= _MOST_NAMED:
            parts.append(", ".join(register.communes[code].name for code in codes if code in register.communes))
        elif len(codes) < total and len(codes) != everywhere:
            said = Text(f"tại {number(len(codes), 'vi')} xã, phường", f"in {number(len(codes), 'en')} communes")
            parts.append(said.in_(language))
    cases = [one.cases for one in boxes]
    if all(one is not None for one in cases):
        values = sorted({", ".join(value for _, value in case) for some in cases for case in some or ()})
        parts.append("; ".join(values[:_MOST_NAMED]) + ("; …" if len(values) > _MOST_NAMED else ""))
    return "; ".join(part for part in parts if part)


def _picture(
    chains: _Chains,
    matter: Matter,
    unknown: Sequence[str],
    register: Register,
    language: Language,
    card: float,
    holder: float,
    most: int,
) -> Picture:
    nodes: dict[str, Node] = {}
    arrows: dict[tuple[str, str], Arrow] = {}
    for one in chains.standings[:most]:
        _add_chain(one.chain, chains.roles, matter, unknown, register, language, nodes, arrows)
    steps = max(one.column for one in nodes.values()) // 2 + 1
    heads = [Text("Căn cứ pháp luật", "Legal source"), Text("Chủ thể theo luật", "Owner by law")]
    heads += [Text("Văn bản giao", "Instrument"), Text("Bên nhận", "Receiver")] * (steps - 1)
    left = len(chains.standings) - most
    said = ""
    if left > 0:
        said = Text(f"Đã rút gọn: không vẽ {left} nhánh khác.", f"Shortened: {left} further chains are not drawn.").in_(
            language
        )
    widths = (card, holder) * steps
    return Picture(
        widths, tuple(one.in_(language) for one in heads), tuple(nodes.values()), tuple(arrows.values()), said
    )


def _add_chain(
    links: Sequence[Link],
    roles: Mapping[_Key, _Role],
    matter: Matter,
    unknown: Sequence[str],
    register: Register,
    language: Language,
    nodes: dict[str, Node],
    arrows: dict[tuple[str, str], Arrow],
) -> None:
    key, column = "", 0
    first = links[0]
    if first.ownership is None and first.grant is not None:
        # The law's owner is not known; whoever gave first may be it.
        reason = unknown[0] if unknown else Text("không ghi trong sổ", "not in the register").in_(language)
        said = Text("Chủ thể theo luật chưa rõ", "Owner by law not known").in_(language)
        nodes.setdefault("unknown", Node("unknown", "uncertain", 0, (Line(said, bold=True), Line(reason, small=True))))
        key = f"start:{first.grant.giver}"
        name = holder_name(first.grant.giver, register, language)
        nodes.setdefault(
            key, Node(key, "holder", 1, (Line(name, bold=True),), hint=name, about=about_holder(first.grant.giver))
        )
        arrows["unknown", key] = Arrow("unknown", key, "law")
        column = 2
    for at, link in enumerate(links, 1):
        card, end = f"{key}/{_link_key(link)}", f"{key}/{_link_key(link)}>"
        nodes.setdefault(card, _card(card, column, link, matter, register, language))
        role = roles.get(_key(links[:at]), _Role())
        nodes.setdefault(end, _end(end, column + 1, link, role, register, language))
        stroke = link.grant.mechanism if link.grant is not None else "law"
        if key:
            arrows[key, card] = Arrow(key, card, stroke, head=False)
        arrows[card, end] = Arrow(card, end, stroke)
        key, column = end, column + 2


def _card(key: str, column: int, link: Link, matter: Matter, register: Register, language: Language) -> Node:
    if link.grant is not None:
        return _grant_card(key, column, link, link.grant, register, language)
    lines = _law_lines(link.ownership, matter, register, language)
    term = link.ownership.term if link.ownership is not None else None
    if term is not None and (term.start is not None or term.end is not None):
        lines = (*lines, Line(sentence(term_line(term, language)), small=True))
    return Node(key, "law", column, lines)


def _law_lines(ownership: Ownership | None, matter: Matter, register: Register, language: Language) -> tuple[Line, ...]:
    basis = (ownership.basis if ownership is not None else ()) or matter.basis
    if isinstance(basis, Unknown):
        said = Text("Căn cứ chưa rõ", "Legal source not known").in_(language)
        return (Line(said, bold=True), Line(basis.reason, small=True))
    if not basis:
        return (Line(Text("Căn cứ không ghi trong sổ", "Legal source not in the register").in_(language), bold=True),)
    lines = [line for one in basis[:_MOST_NAMED] for line in _citation(one, register, language)]
    if len(basis) > _MOST_NAMED:
        more = len(basis) - _MOST_NAMED
        lines.append(Line(Text(f"và {more} căn cứ khác", f"and {more} more").in_(language), small=True))
    return tuple(lines)


def _citation(one: Citation, register: Register, language: Language) -> tuple[Line, ...]:
    instrument = register.instrument(one.instrument)
    name = instrument_name(instrument, language) if instrument is not None else one.instrument
    if one.at is None:
        return (Line(name, bold=True),)
    return (Line(name, bold=True), Line(sentence(citing.provision(one.at).in_(language)), small=True))


def _grant_card(key: str, column: int, link: Link, grant: Grant, register: Register, language: Language) -> Node:
    instrument = register.instruments.get(grant.instrument)
    lines = [Line(instrument_name(instrument, language), bold=True)]
    at = citing.given_at(grant, link.row)
    provisions = [citing.provision(at).in_(language)] if at is not None else []
    if link.row is not None and link.row.row is not None:
        provisions.append(Text(f"phụ lục, STT {link.row.row}", f"annex, row {link.row.row}").in_(language))
    said = MECHANISMS[grant.mechanism].in_(language)
    lines.append(Line(", ".join([said, *provisions]), small=True))
    lines.append(Line(sentence(term_line(grant.term, language)), small=True))
    kind: NodeKind = "uncertain" if grant.term.unknowns else "card"
    return Node(key, kind, column, tuple(lines), hint=lines[0].text, about=f"grant:{grant.id}")


def _end(key: str, column: int, link: Link, role: _Role, register: Register, language: Language) -> Node:
    name = holder_name(_holder(link), register, language)
    said = [part.in_(language) for part in _doing(role)]
    lines = [Line(name, bold=True), *([Line(", ".join(said), small=True)] if said else [])]
    if role.where:
        lines.append(Line(role.where, small=True))
    return Node(key, "holder", column, tuple(lines), hint=name, about=about_holder(_holder(link)))


def _doing(role: _Role) -> Iterator[Text]:
    if role.owns:
        yield Text("có thẩm quyền", "owns")
    if role.acts and role.owns:
        yield Text("trực tiếp thực hiện", "acts") if role.certain else Text("có thể trực tiếp thực hiện", "may act")
    elif role.acts:
        yield Text("thực hiện", "acts") if role.certain else Text("có thể thực hiện", "may act")


def _holder(link: Link) -> HolderId | Unknown:
    if link.grant is not None:
        return link.grant.receiver
    return link.ownership.holder if link.ownership is not None else Unknown("")
