"""Conversations as real clients write them, with the agreement that the policy implies."""
