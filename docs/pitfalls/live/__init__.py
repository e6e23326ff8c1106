"""Live code: under mkdocs serve, a reader runs and changes the blocks of a page.

    the page (theme/assets/live.js)
      → gate     answers only that page: address, origin, token
      → runner   starts the worker with the first run, and ends a run that nobody waits for
      → worker   has imported torch; every run is a fork of it
      → confinement   what a run may not do beyond what `proof.isolation` forbids

Everything but the worker works without torch.
"""
