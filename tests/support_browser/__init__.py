"""Sample graphs in the contract's vocabulary, and a browser without a network."""
