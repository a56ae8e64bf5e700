"""Strings only, no domain: offsets, sentences, tokens, numbers, names, fingerprints."""
