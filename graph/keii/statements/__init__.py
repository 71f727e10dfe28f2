"""Marked sentences → statements: act, kind, speaker, reporter, limits (coding manual, "Statements")."""

from keii.statements.builder import Builder, Built
from keii.statements.clauses import Clause, depth_at
from keii.statements.limits import Limits
from keii.statements.meetings import Opening

__all__ = ["Builder", "Built", "Clause", "Limits", "Opening", "depth_at"]
