"""The room of policies: one in sentences, what a draft changes, and the two people that it takes."""
