"""Alembic's entry: runs the migrations in the transaction that the caller holds."""

from __future__ import annotations

from alembic import context

from briefs.adapters.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True
)
context.run_migrations()
