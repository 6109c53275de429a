"""Names of bodies in running text."""

from __future__ import annotations

import pytest

from portal.reference.bodies import body_name


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU", "Liên đoàn Lao động tỉnh Lai Châu"),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Tổng Liên đoàn Lao động Việt Nam"),
        ("ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG", "Ủy ban nhân dân tỉnh Bình Dương"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("CÔNG ĐOÀN CÔNG TY TNHH X", "Công đoàn Công ty TNHH X"),
        ("LĐLĐ THÀNH PHỐ HỒ CHÍ MINH", "LĐLĐ Thành phố Hồ Chí Minh"),
        ("CÔNG ĐOÀN CƠ SỞ XÃ TÂN PHONG", "Công đoàn cơ sở xã Tân Phong"),
        ("HUYỆN ỦY TAM ĐƯỜNG", "Huyện ủy Tam Đường"),
        ("LĐLĐ tỉnh Lai Châu", "LĐLĐ tỉnh Lai Châu"),
        ("", ""),
    ],
)
def test_names_in_capitals_are_written_as_in_running_text(printed: str, expected: str) -> None:
    assert body_name(printed) == expected
