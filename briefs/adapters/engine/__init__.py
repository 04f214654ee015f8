"""Running a step for many keys."""
