"""Does the graph hold what it must, and if not, what should a person mend?

SHACL shapes of the ontology, and two things that no shape can see: that quotes stand where their
offsets say, and that nothing outside the ontology is without a name.
"""

from keii.validation.offsets import nameless, offsets
from keii.validation.shapes import Finding, ValidationReport, validate

__all__ = ["Finding", "ValidationReport", "nameless", "offsets", "validate"]
