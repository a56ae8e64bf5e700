"""Whom, where, when and how many the words of one document mean.

May look at this document, reference data and the known names; never at what other
documents claim.
"""
