"""What people look at: one self-contained page, and the same picture for notebooks.

The picture's layout is computed here (time on x, a lane per topic); the browser only draws it. The
page asks nothing of any network, runs only the scripts whose hashes it states, and shows all text of
documents as text.
"""

from keii.view.notebook import Explorer
from keii.view.page import explorer_page, write_explorer
from keii.view.picture import network

__all__ = ["Explorer", "explorer_page", "network", "write_explorer"]
