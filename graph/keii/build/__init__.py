"""The main job, shared by ``build_graph.py`` and ``keii build``."""

from keii.build.job import Built, Watch, build, files

__all__ = ["Built", "Watch", "build", "files"]
