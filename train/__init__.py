"""How the weights are made: data, training, export. Torch lives only here."""
