"""Questions answered from 0 to 10, with one key or one touch each."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from legday_gui.window.look import Look
from legday_gui.window.session.feelings import Question
from legday_gui.window.session.parts import Words, clear
from legday_gui.window.widgets import Button
from legday_gui.window.widgets.flow import Flow

HIGHEST = 10
BOX_HIGH = 44
BOX_WIDE = 64


class Scores(QWidget):
    """A box a question, and one row of numbers that answers the box which is lit.

    A number, pressed or typed, answers and lights the next box; the same number again takes the
    answer back. A typed 1 waits for the 0 of 10.
    """

    answered = Signal(object, object)  # key of the question, score or None

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._questions: list[Question] = []
        self._boxes: list[_Box] = []
        self._lit = 0
        self._typed_one: int | None = None  # the question that a 1 was just typed for
        self.boxes = Flow(spacing=22, line_spacing=10, grounded=True)
        self._scale = Words(look, "small", "muted").wrapped()
        self._numbers = Flow(spacing=6, line_spacing=6)
        for score in range(HIGHEST + 1):
            button = Button(look, str(score), touch=True)
            button.setMinimumWidth(BOX_HIGH)
            button.clicked.connect(lambda _=False, n=score: self._press(n))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the number keys do the same
            self._numbers.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(self.boxes)
        box.addWidget(self._scale)
        self.row = QHBoxLayout()  # the numbers, and room beside them
        self.row.setSpacing(12)
        numbers = QWidget()  # PySide 6.12 crashes where a layout of ours dies three layouts deep
        numbers.setLayout(self._numbers)
        self.row.addWidget(numbers, 1)
        box.addLayout(self.row)

    # ---- showing

    def show_questions(self, questions: Sequence[Question], *more: QWidget) -> None:
        """Show these boxes, and ``more`` behind them; the lit one stays lit."""
        keys = [q.key for q in self._questions]
        if [q.key for q in questions] != keys or not self._boxes:
            lit = keys[self._lit] if self._lit < len(keys) else None
            self._make_boxes(questions, more)
            new = [q.key for q in questions]
            self._lit = new.index(lit) if lit in new else 0
        self._questions = list(questions)
        for box, question in zip(self._boxes, questions, strict=True):
            box.show_question(question)
        self._light(self._lit)
        self.setVisible(bool(questions))

    def _make_boxes(self, questions: Sequence[Question], more: Sequence[QWidget]) -> None:
        for widget in more:
            self.boxes.removeWidget(widget)
        clear(self.boxes)
        self._boxes = []
        for at, _question in enumerate(questions):
            box = _Box(self._look)
            box.clicked.connect(lambda _=False, i=at: self._light(i))
            box.focused.connect(lambda i=at: self._light(i))
            self._boxes.append(box)
            self.boxes.addWidget(box)
        for widget in more:
            self.boxes.addWidget(widget)

    def light_key(self, key: Hashable) -> None:
        """Light the box of a question, where there is such."""
        keys = [q.key for q in self._questions]
        if key in keys:
            self._light(keys.index(key))

    def _light(self, at: int) -> None:
        self._lit = min(at, max(0, len(self._boxes) - 1))
        for i, box in enumerate(self._boxes):
            box.set_lit(i == self._lit)
        question = self._questions[self._lit] if self._questions else None
        self._scale.setText(question.scale if question else "")
        for score in range(HIGHEST + 1):
            button = self._numbers.itemAt(score)
            widget = button.widget() if button else None
            if widget is not None and question is not None:
                widget.setAccessibleName(f"{question.label}: {score}")

    # ---- answering

    def take(self, event: QKeyEvent) -> bool:
        """Whether a key was an answer."""
        if not event.text().isdigit() or not self._questions:
            return False
        self._type(int(event.text()))
        return True

    def _type(self, digit: int) -> None:
        waiting, self._typed_one = self._typed_one, None
        if waiting is not None and digit == 0:
            self._lit = waiting
            self._answer(HIGHEST)
            return
        if waiting is not None:
            self._light(waiting + 1 if waiting + 1 < len(self._questions) else waiting)
        if digit == 1:
            self._typed_one = self._lit
            self._answer(1, stay=True)
        else:
            self._answer(digit)

    def _press(self, score: int) -> None:
        self._typed_one = None
        question = self._questions[self._lit] if self._questions else None
        if question is not None and question.score == score:
            self.answered.emit(question.key, None)
        else:
            self._answer(score)

    def _answer(self, score: int, *, stay: bool = False) -> None:
        at, key = self._lit, self._questions[self._lit].key
        self.answered.emit(key, score)  # whoever keeps it may show the questions anew
        if not stay and at + 1 < len(self._questions):
            self._light(at + 1)


class _Box(QAbstractButton):
    """A question over the box with its answer."""

    focused = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lit = False
        self._score = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def show_question(self, question: Question) -> None:
        self.setText(question.label)
        self._score = "" if question.score is None else str(question.score)
        said = self._score or "not answered"
        self.setAccessibleName(f"{question.label}: {said}")
        self.updateGeometry()
        self.update()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focused.emit()

    def sizeHint(self) -> QSize:
        small = QFontMetrics(self._look.font("label"))
        wide = max(self._look.px(BOX_WIDE), small.horizontalAdvance(self.text()) + 2)
        return QSize(wide, small.height() + 4 + self._box_high())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _box_high(self) -> int:
        return max(BOX_HIGH, QFontMetrics(self._look.font("strong")).height() + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font("label"))
        painter.setPen(self._look.colour("text" if self._lit else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignTop, self.text())
        high = self._box_high()
        area = QRectF(1, self.height() - high + 1, self._look.px(BOX_WIDE) - 2, high - 2)
        edge = "accent" if self._lit else "border"
        painter.setPen(QPen(self._look.colour(edge), 2 if self._lit else 1))
        painter.setBrush(self._look.colour("field"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setFont(self._look.font("strong"))
        painter.setPen(self._look.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._score or "–")
