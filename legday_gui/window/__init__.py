"""What people see: the main window and its three tabs, pages, widgets and theme."""
