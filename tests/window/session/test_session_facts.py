"""What stands over the sets: facts beside each other, all of them readable."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from legday_gui.training.values import SetKind
from legday_gui.window.look import Look
from legday_gui.window.session.facts import Facts

texts = st.text("abc defgh × 12.5", min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5), st.integers(120, 900))
def test_facts_lie_within_the_page_and_never_on_each_other(qapp, facts, width):
    page = Facts(Look("light"))
    page.show_facts(facts)
    high = page.heightForWidth(width)
    places = [rect for pair in page._placed(width) for rect in pair]
    for at, rect in enumerate(places):
        assert rect.top() >= 0
        assert rect.bottom() < high
        assert not any(rect.intersects(other) for other in places[:at])
        assert rect.left() == 0 or rect.right() < width


def test_the_page_gives_the_facts_the_height_that_they_need(lifter):
    """Also after the window has become narrower, so that they go on in a second line."""
    facts = lifter.tab.desk.panel.findChild(Facts)
    window = lifter.tab.window()
    for width in (1500, 1050, 900, 1280):
        window.resize(width, 800)
        lifter.qtbot.waitUntil(lambda: facts.height() == facts.heightForWidth(facts.width()))


def test_facts_are_said_to_screen_readers(qapp):
    page = Facts(Look("light"))
    page.show_facts([("Target", "3 × 5 at 100 kg"), ("Best ever", "—")])
    assert page.accessibleName() == "Target: 3 × 5 at 100 kg; Best ever: —"


def test_the_next_exercise_is_painted_in_a_turn_of_its_own(lifter):
    desk = lifter.tab.desk
    first = desk.block.id
    while desk.block.id == first:
        lifter.qtbot.waitUntil(desk.panel.updatesEnabled)
        QTest.keyClick(desk.panel.table.entry, Qt.Key.Key_Return)
    assert not desk.panel.updatesEnabled()
    lifter.qtbot.waitUntil(desk.panel.updatesEnabled)
    assert desk.panel._name.text() == desk.sheet.exercise(desk.block).name


def test_undo_of_a_warm_up_shows_again_what_was_seen_before_it(lifter):
    """Also where the others were skipped since: they were there when it was logged."""
    desk = lifter.tab.desk
    for start in range(20):  # the fixture has skipped them: another exercise still has its own
        if any(x.kind is SetKind.WARM_UP and x.logged is None for x in desk.lines()):
            break
        lifter.press(Qt.Key.Key_PageDown)
        assert start < 19, "no exercise has warm-ups"
    before = [line.label for line in desk.lines()]
    lifter.enter()
    logged = [line.label for line in desk.lines()]
    lifter.control(Qt.Key.Key_G)
    skipped = [line.label for line in desk.lines()]
    assert len(skipped) < len(logged)
    lifter.book.undo()
    desk.resync()
    assert [line.label for line in desk.lines()] == before
    lifter.book.redo()
    desk.resync()
    assert [line.label for line in desk.lines()] == skipped
