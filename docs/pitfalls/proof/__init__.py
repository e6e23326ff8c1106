"""Holds what the entries and labs say to the truth, by running them.

Importing it needs no torch, and importing its modules doesn't either, except for `claims` and
`warm`, which are for the processes that run sections.
"""
