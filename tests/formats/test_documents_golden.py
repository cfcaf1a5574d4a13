"""One sample of each kind of document: its text, what is known of it, and its zones, as they are kept in golden files.

`python tests/formats/test_documents_golden.py` writes the golden files anew; read the difference before it is kept.
"""

import json
from pathlib import Path

import pytest

from annotator.domain.columns import Choices
from annotator.services import document_readers
from tests.formats.made_documents import docx, mhtml, paragraph, pdf

GOLDEN = Path(__file__).parent / "golden"
PAGE = (GOLDEN / "page.html").read_bytes()
LETTER = (
    paragraph("Sở Y tế bác tin hết thuốc", "TieuDe")
    + paragraph("Sáng 5/3, bà Ngô Thị Lan nói kho “còn đủ cho ba tháng”.")
    + paragraph("Con số được nêu", "MucRieng")
    + "<w:p><w:r><w:t>Trước: </w:t></w:r><w:ins><w:r><w:t>1.200 hộp</w:t></w:r></w:ins><w:del><w:r><w:delText>900 hộp"
    "</w:delText></w:r></w:del><w:r><w:br/><w:t>Sau:</w:t><w:tab/><w:t>1.450 hộp</w:t></w:r></w:p>"
    + f"<w:tbl><w:tr><w:tc>{paragraph('Kho')}</w:tc><w:tc>{paragraph('Số hộp')}</w:tc></w:tr>"
    f"<w:tr><w:tc>{paragraph('Bắc')}</w:tc><w:tc>{paragraph('700')}</w:tc></w:tr></w:tbl>"
    + f"<w:sdt><w:sdtContent>{paragraph('Ảnh: Mai Thu', 'ChuThich')}</w:sdtContent></w:sdt>"
    + paragraph("Hết.")
)
NOTE = f'<w:footnote w:id="1">{paragraph("Theo báo cáo của sở.")}</w:footnote>'
FOOT = [(60.0, 30.0, 9.0, "Nhật Báo Mẫu, trang 1")]
PRINTED = [
    [
        (60.0, 760.0, 9.0, "Bản in thử"),
        (60.0, 700.0, 20.0, "Bộ bác tin ngừng chuyến bay"),
        (60.0, 660.0, 11.0, "Người phát ngôn của bộ nói rằng các chuyến bay vẫn đúng giờ và tin lan"),
        (60.0, 646.0, 11.0, "trên mạng là sai. “Không có chuyến nào bị hủy”, ông nói tối thứ hai ở thủ"),
        (60.0, 632.0, 11.0, "đô."),
        (60.0, 606.0, 11.0, "Hãng bay cho biết hơn 12.000 khách đã lên máy bay trong hai ngày qua, và"),
        (60.0, 592.0, 11.0, "số ghế trống chỉ còn dưới một phần mười so với cùng kỳ năm trước, theo"),
        *FOOT,
    ],
    [
        (60.0, 760.0, 9.0, "Bản in thử"),
        (60.0, 700.0, 11.0, "bảng thống kê của hãng."),
        (60.0, 30.0, 9.0, "Nhật Báo Mẫu, trang 2"),
    ],
]
SAMPLES = {
    "html": PAGE,
    "mhtml": mhtml(PAGE),
    "docx": docx(LETTER, title="Mẫu công văn", footnotes=NOTE),
    "pdf": pdf(PRINTED, title="Bộ bác tin ngừng chuyến bay"),
}


def shown(kind: str) -> str:
    (found,) = document_readers.read(kind, SAMPLES[kind], Choices(), None)
    article = found.record.article
    known = {name: getattr(article, name) for name in ("title", "source", "published", "lang")}
    zones = [
        {"kind": zone.kind, "state": zone.state, "confidence": zone.confidence, "reason": zone.reason, "text": quoted}
        for zone in found.record.zones
        for quoted in [article.text[zone.start : zone.end]]
    ]
    lines = article.text.split("\n")
    return json.dumps({**known, "text": lines, "zones": zones}, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_sample_of_each_kind_gives_what_its_golden_file_says(kind):
    assert shown(kind) == (GOLDEN / f"{kind}.json").read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in SAMPLES:
        (GOLDEN / f"{each}.json").write_text(shown(each), encoding="utf-8")
