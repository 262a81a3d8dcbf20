"""A small register made by hand, with every case that a chart must tell apart."""

from __future__ import annotations

from datetime import date
from typing import Final

from delegation.model.figures import Ledger
from delegation.model.holders import Commune, CommuneCode, Counted, Holder, HolderId
from delegation.model.instruments import Citation, Form, Instrument, InstrumentId, Pole
from delegation.model.matters import AnnexRow, Grant, Matter, MatterId, Ownership
from delegation.model.places import Place
from delegation.model.procedures import ProcedureFacts
from delegation.model.register import Register
from delegation.model.sources import Field, Source
from delegation.model.terms import Term, Unknown

HERE: Final = Place("register.yaml")
AS_OF: Final = date(2026, 11, 24)
CITY, CHAIR, TRADE, COMMUNES = (HolderId(one) for one in ("ubnd-tp", "chu-tich", "so-ct", "ubnd-cap-xa"))
ODD: Final = HolderId('so: "a"\\N')
"""An id with everything that DOT and XML would misread."""


def small(procedures: int = 3, communes: int = 126, title: str = "Cấp giấy phép") -> Register:
    """Give a register with two forms, a decentralisation, and ``procedures`` named procedures of form 3."""
    matters = {one.id: one for one in (*(_procedure(at, title) for at in range(1, procedures + 1)), _task())}
    rows = tuple(AnnexRow(_code(at), HERE, row=at) for at in range(1, procedures + 1))
    return Register(
        id="thu",
        name="Sổ thử",
        place=HERE,
        sources={"bc": Source("bc", "Báo cáo thử", HERE, kind="report")},
        fields={"f0": Field("f0", "Hóa chất", HERE), "f1": Field("f1", "Thương mại", HERE)},
        communes={
            code: Commune(code, f"Xã {code}", "ward" if at % 2 else "rural-commune", HERE)
            for at, code in ((at, CommuneCode(f"{at:05d}")) for at in range(1, communes + 1))
        },
        holders=_holders(),
        instruments={
            InstrumentId("qd-1"): Instrument(InstrumentId("qd-1"), "01/2025/QĐ-UBND", "d", CITY, HERE),
            InstrumentId("qd-2"): Instrument(InstrumentId("qd-2"), Unknown("trống"), "d", CITY, HERE, title="Ủy quyền"),
        },
        forms={
            1: _form(1, "Chủ tịch UBND Thành phố ủy quyền Giám đốc Sở", "chair", "agency-head"),
            3: _form(3, "UBND Thành phố ủy quyền cho Sở", "committee", "specialised-agency"),
        },
        matters=matters,
        grants={
            "uq": Grant("uq", "delegation", CITY, TRADE, InstrumentId("qd-2"), rows, HERE, form=3, term=_UNKNOWN),
            "pc": Grant(
                "pc", "decentralisation", CITY, COMMUNES, InstrumentId("qd-1"),
                (AnnexRow(MatterId("nv-1"), HERE),), HERE, at="Điều 3", term=Term(date(2025, 12, 4)),
            ),
        },
        ledgers=(
            Ledger("ht-01", "delegated-procedures", "HT 1", 151, HERE, form=1, source=("bc",)),
            Ledger("ht-03", "delegated-procedures", "HT 3", 387, HERE, form=3, source=("bc",)),
        ),
    )  # fmt: skip


_UNKNOWN = Term(Unknown("ngày hiệu lực để trống"), Unknown("thời hạn để trống"))


def _form(number: int, name: str, giver: str, receiver: str) -> Form:
    return Form(number, name, (Pole(giver, "city"),), (Pole(receiver, "city"),), concurrent=False, place=HERE)


def _code(at: int) -> MatterId:
    return MatterId(f"1.{at:06d}")


def _procedure(at: int, title: str) -> Matter:
    law = Ownership(CITY, (Citation("146/2025/NĐ-CP", "Điều 31", HERE),), HERE.at(at))
    facts = ProcedureFacts(str(_code(at)))
    return Matter(_code(at), "procedure", f"{title} {at}", (law,), HERE, field=f"f{at % 2}", procedure=facts)


def _task() -> Matter:
    law = Ownership(CITY, (Citation("72/2025/QH15", "Điều 16", HERE),), HERE.at("nv-1"))
    return Matter(MatterId("nv-1"), "task", "Quản lý đường địa phương", (law,), HERE, field="f1", level="city")


def _holders() -> dict[HolderId, Holder]:
    found = (
        Holder(CITY, "Ủy ban nhân dân Thành phố", "committee", "city", HERE, short="UBND Thành phố"),
        Holder(CHAIR, "Chủ tịch UBND Thành phố", "chair", "city", HERE, head_of=CITY),
        Holder(TRADE, "Sở Công Thương", "specialised-agency", "city", HERE, parent=CITY),
        Holder(COMMUNES, "UBND cấp xã", "committee", "commune", HERE, members="communes"),
        Holder(HolderId("dv"), "Đơn vị sự nghiệp", "public-service-unit", "city", HERE, members=Counted(290)),
        Holder(ODD, 'Sở <b>"A&B"</b> \\N \\l [x] {y} & ẪỖ', "specialised-agency", "city", HERE),
    )
    return {one.id: one for one in found}
