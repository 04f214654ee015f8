"""The lines that open a brief, by a model: written and checked as its stories are, or left to the program."""

from __future__ import annotations

import logging
from datetime import datetime

from briefs.domain.brief import Document
from briefs.domain.errors import ModelError
from briefs.domain.newsletter import Newsletter, WriterKind
from briefs.newsroom import opening
from briefs.newsroom.check.gate import judged
from briefs.ports import Services
from briefs.steps.asking import reply

log = logging.getLogger("briefs")


def with_opening(services: Services, newsletter: Newsletter, document: Document, now: datetime) -> Document:
    """The document with subject, preview line and opening of the model, as far as they pass the checks.

    Without a model, or without a usable answer, the document as it is: its lines are the program's.
    """
    if services.model is None or newsletter.writer.kind is WriterKind.EXTRACTIVE:
        return document
    prompt = opening.ask(document, newsletter)
    if prompt is None:
        return document
    name = newsletter.writer.model
    model = services.model.named(name) if name else services.model
    try:
        answer = reply(services, model, prompt, newsletter.writer.budget, document.brief, now)
        lines = opening.read(answer, prompt)
    except ModelError as error:
        log.warning("%s: its opening is the program's, because %s", document.brief, error)
        return document
    passages = opening.passages_of(document)
    articles = services.store.articles.get([passage.article for passage in passages.values()])
    return opening.opened(document, [judged(line, passages, articles, services.outlets) for line in lines])
