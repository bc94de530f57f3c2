"""Round amounts to a creditor's payment step, and split them in shares."""

from decimal import Decimal

_WHOLE = 100


def floor_to(amount: int, step: int) -> int:
    """Return the largest multiple of the step that is not above an amount."""
    return amount // step * step


def ceil_to(amount: int, step: int) -> int:
    """Return the smallest multiple of the step that is not below an amount."""
    return -(-amount // step) * step


def share_up(total: int, percent: Decimal, step: int) -> int:
    """Return a share of a total, rounded up to the step but never above the total."""
    above, below = percent.as_integer_ratio()
    return min(total, -(-total * above // (_WHOLE * below * step)) * step)


def share_down(total: int, percent: Decimal, step: int) -> int:
    """Return a share of a total, rounded down to the step."""
    above, below = percent.as_integer_ratio()
    return total * above // (_WHOLE * below * step) * step


def split(total: int, count: int, step: int) -> tuple[int, ...]:
    """Split a total in equal shares, each rounded down to the step.

    Leftover steps go one each to the last shares, what is less than a step to the last: 1,100 in 3 with a step of
    100 is 300, 400, 400; 1,050 in 3 is 300, 300, 450. Shares may be zero.
    """
    equal = floor_to(total // count, step)
    steps, crumbs = divmod(total - equal * count, step)
    shares = [equal + (step if place >= count - steps else 0) for place in range(count)]
    return (*shares[:-1], shares[-1] + crumbs)
