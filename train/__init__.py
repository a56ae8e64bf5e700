"""How the weights are made: data, training, measuring, export. Torch lives only here."""
