"""Find ``ontology/`` and ``corpus/``: in a checkout, in a wheel, or where the user says."""

from __future__ import annotations

import os
from pathlib import Path

from keii.model import OntologyError

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "_data", _PACKAGE.parents[1])
"""Where the data may lie: inside an installed wheel, else at the root of the checkout."""


def ontology_dir() -> Path:
    """Give the folder of the ontology.

    The environment variable ``KEII_ONTOLOGY`` overrides the folder that came with the package.

    Raises:
        OntologyError: there is no ``keii.ttl`` in the folder; the message names it and the remedy.
    """
    override = os.environ.get("KEII_ONTOLOGY")
    if override:
        return _checked(Path(override), "correct the environment variable KEII_ONTOLOGY, or unset it")
    for place in _PLACES:
        if (place / "ontology" / "keii.ttl").is_file():
            return place / "ontology"
    return _checked(
        _PLACES[-1] / "ontology", "reinstall keii, or set KEII_ONTOLOGY to a folder that holds keii.ttl"
    )


def corpus_dir() -> Path:
    """Give the folder of the bundled documents, which are built when no path is given.

    Raises:
        OntologyError: the folder is missing; the message names it and the remedy.
    """
    for place in _PLACES:
        if (place / "corpus").is_dir():
            return place / "corpus"
    raise OntologyError(
        f"{_PLACES[-1] / 'corpus'}: no such folder; reinstall keii, or name the files to build"
    )


def _checked(folder: Path, remedy: str) -> Path:
    if (folder / "keii.ttl").is_file():
        return folder
    raise OntologyError(f"{folder}: no keii.ttl in this folder; {remedy}")
