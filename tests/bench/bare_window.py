"""The least that a program with our window could do: three empty tabs, painted once."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget


class _Tab(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


app = QApplication([])
window = QMainWindow()
tabs = QTabWidget()
for name in ("Session", "Plan", "Charts"):
    tabs.addTab(_Tab(), name)
window.setCentralWidget(tabs)
window.resize(1280, 800)
window.show()
app.exec()
