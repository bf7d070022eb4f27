"""The day after: pain and soreness as they are this morning, asked once and easily put away."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from legday_gui.logbook import sessions, symptoms
from legday_gui.logbook.errors import LogbookError
from legday_gui.training.values import Moment, Session
from legday_gui.window.session import feelings
from legday_gui.window.session.feelings import Feeling, Question
from legday_gui.window.session.parts import Words
from legday_gui.window.session.scores import Scores
from legday_gui.window.session.site_choice import SiteChoice
from legday_gui.window.widgets import Button, Card
from legday_gui.window.widgets.flow import Flow
from legday_gui.window.workspace import Workspace


def is_due(space: Workspace, session_id: int) -> bool:
    """Whether nothing was noted yet of the morning after a session, nor put away."""
    if space.settings.morning_seen == session_id:
        return False
    noted = symptoms.symptoms(space.logbook, space.athlete_id, session_id=session_id)
    return all(s.moment is not Moment.NEXT_MORNING for s in noted)


class MorningCard(Card):
    """Asks of one session. ``answered`` says that something was noted, ``closed`` that it is to
    go away."""

    answered = Signal()
    closed = Signal()

    def __init__(self, space: Workspace, session_id: int) -> None:
        super().__init__(space.look)
        self._space = space
        self._session: Session = sessions.session(space.logbook, session_id)
        self._sore_muscles = feelings.soreness_of(
            space, sessions.sets_of(space.logbook, session_id)
        )
        self._asked = feelings.pains_with(space, self._session)
        look = space.look
        self._title = Words(look, "strong").wrapped()
        self._scores = Scores(look)
        self._scores.answered.connect(self._answer)
        self._pain = Words(look, "body").wrapped()
        self._said = Words(look, "body", "bad").wrapped()
        self._sites = SiteChoice(look)
        self._sites.hide()
        self._sites.chosen.connect(self._ask)
        self._hurts = Button(look, "+ Pain", touch=True)
        self._hurts.setCheckable(True)
        self._hurts.setAccessibleName("Note pain at another site")
        self._hurts.toggled.connect(self._sites.setVisible)
        self._sore = Button(look, "+ Soreness", touch=True)
        self._sore.setAccessibleName("Note soreness by muscle")
        self._sore.clicked.connect(self._ask_soreness)
        self._build()
        self.refresh()

    def _build(self) -> None:
        look = self._space.look
        nothing = Button(look, "Nothing hurts", touch=True)
        nothing.setAccessibleName("Nothing hurts: note 0 for all")
        nothing.clicked.connect(self._note_nothing)
        self._close = Button(look, "Not now", touch=True)
        self._close.clicked.connect(self.closed)
        buttons = Flow()
        for button in (nothing, self._hurts, self._sore, self._close):
            buttons.addWidget(button)
        for part in (self._title, self._scores, self._sites, self._pain, self._said):
            self.body.addWidget(part)
        self.body.addLayout(buttons)

    @property
    def session_id(self) -> int:
        return self._session.id

    def _questions(self) -> list[Question]:
        return feelings.questions(self._space, self._session, self._asked, Moment.NEXT_MORNING)

    def refresh(self) -> None:
        """Show the questions with the answers as they stand."""
        found = self._questions()
        self._title.setText(f"The morning after {self._session.name}: does anything hurt?")
        self._scores.show_questions(found)
        said, role = feelings.light(self._space, self._session)
        self._pain.show_words(said, role or "text")
        self._pain.setVisible(bool(said))
        some = any(question.score is not None for question in found)
        self._close.setText("Done" if some else "Not now")
        self._close.setAccessibleName("Put these questions away")
        asked = {question.key for question in found}
        self._sore.setVisible(any(muscle not in asked for muscle in self._sore_muscles))
        self._said.hide()

    # ---- answering

    def take(self, event: QKeyEvent) -> bool:
        """Whether a key was an answer."""
        return self._scores.take(event)

    def _ask(self, feeling: Feeling) -> None:
        self._hurts.setChecked(False)
        self._asked.insert(0, feeling)
        self.refresh()
        self._scores.light_key(feeling)

    def _ask_soreness(self) -> None:
        self._asked += self._sore_muscles
        self.refresh()
        self._scores.light_key(self._sore_muscles[0])

    def _answer(self, key: object, score: object) -> None:
        number = score if isinstance(score, int) else None
        self._write([(key, number)])

    def _note_nothing(self) -> None:
        if self._write([(q.key, 0) for q in self._questions() if q.score is None]):
            self.closed.emit()

    def _write(self, answers: list[tuple[object, int | None]]) -> bool:
        try:
            for key, score in answers:
                feelings.answer(self._space, self._session, key, score, Moment.NEXT_MORNING)
        except LogbookError as error:
            self._said.setText(str(error))
            self._said.show()
            return False
        self.refresh()
        self.answered.emit()
        return True
