"""The bundled sample week and the demo that plays it."""
