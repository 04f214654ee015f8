"""Mail: an outbox folder, SMTP, and a twin in memory."""
