"""A payment provider for tests: it makes pages by reference, and tells of what is paid on them."""

from tests.fakes.paylinks.provider import KEY, PayProvider, serving

__all__ = ["KEY", "PayProvider", "serving"]
