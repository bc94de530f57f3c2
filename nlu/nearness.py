"""Tell whether a word is another with one slip of the finger: a letter left out, put in, struck wrong or exchanged."""


def is_slip(written: str, meant: str) -> bool:
    """Say whether one slip makes `written` of `meant`; the same word is none, nor one that begins otherwise."""
    if written == meant or written[:1] != meant[:1] or abs(len(written) - len(meant)) > 1:
        return False
    same = next((place for place, (one, other) in enumerate(zip(written, meant, strict=False)) if one != other), None)
    if same is None:
        return True  # a letter more, or less, at the end
    left, right = written[same:], meant[same:]
    exchanged = left[:2] == right[1::-1] and left[2:] == right[2:]
    return exchanged or left[1:] in {right, right[1:]} or left == right[1:]
