"""How the tables became what they are; read by alembic."""
