"""Holds what the entries and labs say to the truth, by running them.

`engine` proves an entry and decides what its runs mean; `run` is what happens in the child, and
`isolation` keeps it in its place; `compare` holds what is printed to the `#>` lines, or writes
them; `claims` puts the check to the test; `checking` is `pitfalls check`; `labs` are the notebooks;
`recording` and `observe` ask other versions; `mutants` breaks entries on purpose.

Importing it needs no torch, and importing its modules doesn't either, except for `claims` and
`warm`, which are for the processes that run sections.
"""
