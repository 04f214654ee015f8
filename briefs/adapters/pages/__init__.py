"""Pages: a document becomes the mail, the page, the text and the JSON that are approved."""
