"""The laws of negotiation."""
