"""`python -m briefs` is the command `briefs`."""

from __future__ import annotations

from briefs.cli import main

if __name__ == "__main__":
    main()
