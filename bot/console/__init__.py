"""The advisers' console."""
