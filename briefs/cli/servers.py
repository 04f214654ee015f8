"""Servers that `briefs doctor --online` asks: the model, the embeddings, the mail server."""

from __future__ import annotations

from contextlib import closing

from briefs.cli import diagnosis
from briefs.cli.diagnosis import Line, host
from briefs.domain.errors import BriefsError, ModelUnavailable
from briefs.domain.model import Prompt
from briefs.ports import Embedder, Model

HELLO = Prompt(
    version="doctor",
    story="",
    system='Answer with the JSON object {"ok": true} and nothing else.',
    user="Are you there?",
    schema={
        "type": "object",
        "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"],
        "additionalProperties": False,
    },
    passages={},
    max_tokens=300,
)
"""The smallest question; a model that thinks before it answers needs some room for that."""


def ask(model: Model) -> Line:
    """Whether a model answers anything."""
    what, error, failed = f"{model.name} at {host(model.endpoint)}", "", False
    try:
        model.complete(HELLO)
    except BriefsError as refusal:
        error, failed = str(refusal), isinstance(refusal, ModelUnavailable)
    mend = "check OPENAI_API_KEY, OPENAI_BASE_URL and the model's name"
    return diagnosis.answered("model", what, error, mend, failed=failed)


def embed(embedder: Embedder) -> Line:
    """Whether an embeddings model gives a vector."""
    what, error = f"{embedder.name} at {host(embedder.endpoint)}", ""
    try:
        embedder.embed(["Briefs"])
    except BriefsError as refusal:
        error = str(refusal)
    mend = "check BRIEFS_EMBEDDINGS_MODEL; without it words alone are compared"
    return diagnosis.answered("embeddings", what, error, mend)


def greet(mail_url: str) -> Line:
    """Whether the mail server takes the connection and the login; nothing is sent."""
    from briefs.adapters.mail.smtp import SmtpMailer, server

    what, error = server(mail_url).host, ""
    with closing(SmtpMailer(mail_url)) as mailer:
        try:
            mailer.greet()
        except BriefsError as refusal:
            error = str(refusal)
    return diagnosis.answered("mail server", what, error, "check BRIEFS_MAIL_URL, then the server's log")
