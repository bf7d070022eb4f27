"""Other programs' files in, ours out: a format is one module."""
