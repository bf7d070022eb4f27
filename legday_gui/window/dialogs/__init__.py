"""Pages that stand in the window in place of the tabs: settings, first start, keys, import."""
