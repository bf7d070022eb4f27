"""The Charts tab. numpy and pyqtgraph are imported here and nowhere else in the window."""
