"""How things are done outside: one adapter per outside thing, each translating foreign errors."""
