"""One face for the graph, wherever it lies: in memory, in a file, later on a SPARQL server.

Queries are strings, so that Oxigraph answers them itself, over the union of document, register
and ontology graphs; inferred links only on request; read-only.
"""

from keii.store.embedded import EmbeddedStore, Store, StoreError, open_store
from keii.store.readonly import QueryError, check
from keii.store.table import Row, Table

__all__ = ["EmbeddedStore", "QueryError", "Row", "Store", "StoreError", "Table", "check", "open_store"]
