"""Play clients with whom advisers practise, and score what advisers write; nothing of it reaches a client."""
