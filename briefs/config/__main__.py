"""`python -m briefs.config schema|reference`: the two files of docs/ that are made of the model."""

from __future__ import annotations

import sys

from briefs.config import reference, schema

if __name__ == "__main__":
    sys.stdout.write({"schema": schema, "reference": reference}[sys.argv[1]]())
