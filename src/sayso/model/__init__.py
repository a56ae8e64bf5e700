"""The terms. Frozen data, standard library only; `codec` alone may use msgspec."""
