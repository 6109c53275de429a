"""What acts in a PDF file, wherever and however it is written."""

from io import BytesIO

import pikepdf
import pytest

from portal.checks.pdf import MAX_PARTS, Found, pdf_parts
from support.recipes import pdf_of

PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] {} >>"


def file_with(catalogue: str, page: str = "") -> bytes:
    return pdf_of([f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>", PAGES, PAGE.format(page)])


@pytest.mark.parametrize(
    ("catalogue", "found"),
    [
        ("", ()),
        ("/OpenAction [3 0 R /Fit]", ()),
        ("/OpenAction << /S /JavaScript /JS (x) >>", ("/JavaScript", "/JS")),
        ("/OpenAction << /S /J#61vaScript /J#53 (x) >>", ("/JavaScript", "/JS")),
        ("/OpenAction << /S /Launch /F (x.exe) >>", ("/Launch",)),
        ("/Names << /EmbeddedFiles << /Names [] >> >>", ("/EmbeddedFiles",)),
        ("/AA << /WC << /S /GoToR /F (x.pdf) >> >>", ("/AA", "/GoToR")),
        ("/AcroForm << /XFA [] >>", ("/XFA",)),
        ("/AcroForm << /SigFlags 3 /Fields [] >>", ()),
    ],
)
def test_what_acts_is_named(catalogue: str, found: tuple[str, ...]) -> None:
    assert sorted(part.name for part in pdf_parts(file_with(catalogue))) == sorted(found)


def test_addresses_of_links_are_told() -> None:
    data = file_with("", "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://la.net/) >> >>]")
    assert pdf_parts(data) == (Found("https://la.net/", is_address=True),)


def test_compressed_objects_are_read() -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(file_with("/OpenAction << /S /Launch /F (x) >>"))) as file:
        file.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/Launch" not in written.getvalue()
    assert pdf_parts(written.getvalue()) == (Found("/Launch"),)


def test_an_encrypted_file_is_told() -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(file_with(""))) as file:
        file.save(written, encryption=pikepdf.Encryption(owner="a", user=""))
    assert pdf_parts(written.getvalue()) == (Found("/Encrypt"),)


@pytest.mark.parametrize("data", [b"%PDF-1.7\nx", pdf_of(["<< /Type /Catalog >>"])])
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    assert pdf_parts(data) == (Found(""),)


def test_a_list_of_faults_has_an_end() -> None:
    links = "".join(f"<< /S /URI /URI (https://la{n}.net/) >>" for n in range(1000))
    assert len(pdf_parts(file_with(f"/X [{links}]"))) == 100 * MAX_PARTS
