"""Let a Rasa server judge messages: trained on our files, asked over HTTP, with the embedded engine in its back."""
