"""The steps of the pipeline: each reads from the store, decides in the newsroom, and saves its result."""
