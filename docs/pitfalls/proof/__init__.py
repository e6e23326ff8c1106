"""Holds what the entries and labs say to the truth, by running them.

`engine` proves an entry and decides what its runs mean; `run` is what happens in the child, and
`isolation` keeps it in its place; `compare` holds what is printed to the `#>` lines, or writes
them; `form` holds symptom and roles to what happened; `claims` puts the check to the test;
`checking` is `pitfalls check`; `labs` are the notebooks, and `kernel` is what they run in;
`recording` asks other versions: `observe` what sections print, `public` which names there are,
`lookup` which files hold the words of messages; `wheel` reads names of versions that can't run, and
`environment` runs sections that need other packages; `mutants` breaks entries on purpose.
`interpreter` is the process that all this happens in, `forks` how such a process is started and
asked, and `warm` what it does first.

Importing it needs no torch, and importing its modules doesn't either, except for `claims` and
`warm`, which are for the processes that run sections.
"""
