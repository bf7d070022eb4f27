"""The blank sheet on paper."""

from pathlib import Path

import pytest
from plan_person import Person
from PySide6.QtGui import QPageSize, QPdfWriter

from legday_gui.logbook import plans
from legday_gui.window.plan.plan_pdf import document, session_sheet
from legday_gui.window.plan.reading import read


@pytest.mark.parametrize("paper", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_an_exercise_is_on_one_page_with_its_boxes(
    person: Person, tmp_path: Path, paper: QPageSize.PageSizeId
) -> None:
    day = person.plan().days[0]
    for item in (*day.prescriptions, *day.prescriptions[:3]):
        plans.add_prescription(person.book, day.id, item.exercise_id, note="Slowly down.")
        picture = read(person.space, None)
        assert picture.plan is not None
        writer = QPdfWriter(str(tmp_path / "sheet.pdf"))
        writer.setPageSize(QPageSize(paper))
        sheet = document(session_sheet(picture, picture.plan.days[0]), writer)
        pages: list[set[int]] = []  # of each exercise
        block = sheet.begin()
        while block.isValid():
            place = sheet.documentLayout().blockBoundingRect(block)
            if "rest" in block.text():
                pages.append(set())
            if pages and block.text():
                pages[-1].add(int(place.top() // sheet.pageSize().height()))
                pages[-1].add(int(place.bottom() // sheet.pageSize().height()))
            block = block.next()
        assert len(pages) == len(picture.plan.days[0].prescriptions)
        assert all(len(on) == 1 for on in pages)
    assert sheet.pageCount() == 2
