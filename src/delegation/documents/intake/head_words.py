"""The words by which the heads of columns say what stands below, folded."""

from __future__ import annotations

from typing import Literal

from delegation.documents.intake import level_words

Kind = Literal[
    "row",
    "code",
    "printed",
    "title",
    "field",
    "receiver",
    "marked",
    "giver",
    "level",
    "basis",
    "end",
    "duration",
    "steps",
    "note",
    "other",
]

WRITTEN: dict[str, Kind] = {
    **dict.fromkeys(("so thu tu", "stt", "so tt"), "row"),
    **dict.fromkeys(
        ("ma so", "ma tthc", "ma thu tuc", "ma ho so", "so ho so tthc", "ma dinh danh", "ma nhiem vu", "ma so tthc", "so ho so"), "code"
    ),
    **dict.fromkeys(
        (
            "ten thu tuc", "ten tthc", "thu tuc hanh chinh", "ten nhiem vu", "ten cong viec", "noi dung uy quyen", "noi dung phan cap",
            "noi dung nhiem vu", "noi dung cong viec", "noi dung duoc uy quyen", "nhiem vu quyen han", "ten dich vu cong", "ten thu tuc hanh chinh",
        ),
        "title",
    ),
    **dict.fromkeys(("linh vuc", "nhom linh vuc"), "field"),
    **dict.fromkeys(
        (
            "duoc uy quyen", "nhan uy quyen", "duoc phan cap", "nhan phan cap", "co quan duoc giao", "don vi duoc giao", "co quan tiep nhan uy quyen",
            "co quan duoc uy quyen", "don vi duoc uy quyen", "nguoi duoc uy quyen", "ben duoc uy quyen", "co quan nhan uy quyen", "ben nhan",
            "co quan duoc phan cap", "don vi duoc phan cap", "uy quyen cho", "sau khi uy quyen", "sau uy quyen", "sau khi phan cap", "sau phan cap",
            "phan cap cho", "nguoi duoc giao", "ben duoc giao", "noi duoc giao",
        ),
        "receiver",
    ),
    **dict.fromkeys(("co quan uy quyen", "nguoi uy quyen", "ben uy quyen", "co quan phan cap", "ben giao", "truoc khi uy quyen", "truoc uy quyen", "truoc khi phan cap"), "giver"),
    **dict.fromkeys(("can cu phap ly", "co so phap ly", "can cu phap luat", "van ban quy dinh", "quy dinh tai", "can cu"), "basis"),
    **dict.fromkeys(("thoi han uy quyen", "thoi gian uy quyen", "thoi han thuc hien uy quyen", "thoi gian thuc hien uy quyen", "uy quyen den", "hieu luc den"), "end"),
    **dict.fromkeys(
        (
            "han uy quyen", "ngay ket thuc", "den ngay", "den het ngay", "thoi diem ket thuc", "ket thuc uy quyen", "het han", "ngay het hieu luc", "thoi diem het hieu luc", "het hieu luc",
            "ap dung den", "thuc hien den", "co gia tri den", "thoi han hieu luc", "ngay cuoi",
        ),
        "end",
    ),
    **dict.fromkeys(("thoi han giai quyet", "thoi gian giai quyet", "phi le phi", "le phi", "muc do dvc"), "duration"),
    "cac buoc duoc giao": "steps",
    **dict.fromkeys(("ghi chu",), "note"),
}  # fmt: skip
"""Words within heads."""
ALONE: dict[str, Kind] = {
    **dict.fromkeys(
        (
            "giao", "giao cho", "giao don vi", "giao co quan", "giao nguoi", "giao thuc hien", "giao cho don vi", "giao cho co quan", "giao nhiem vu cho", "giao viec cho", "phan cong", "phan cong cho",
            "phan cong thuc hien", "don vi duoc phan cong", "co quan duoc phan cong", "nguoi duoc phan cong", "don vi nhan", "co quan nhan", "nguoi nhan", "chuyen cho", "chuyen giao cho",
        ),
        "receiver",
    ),
    "tt": "row", "no": "row", "ma nhu in": "printed", "ma": "code", "code": "code", "ten": "title", "ten viec": "title", "ten nhiem vu thu tuc": "title", "noi dung": "title", "title": "title", "ten goi": "title",
    **dict.fromkeys(level_words.HEADS, "level"), "nhiem vu": "title", "cong viec": "title", "thu tuc": "title", "thoi han": "end", "ket thuc": "end", "den": "end", "den het": "end", "note": "note", "field": "field", "basis": "basis",
}  # fmt: skip
"""Heads that are known where nothing else stands beside them."""
