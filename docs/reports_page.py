"""Write `reports.md` from the table of figures: `python -m docs.reports_page`."""

from pathlib import Path

from bot.console.reports.words import ALWAYS, FIGURES, VIEWS

PAGE = Path(__file__).with_name("reports.md")
HEAD = """# Reports

*Informes* in the console tells of one creditor, over days of its own calendar (a year at most), what came in and how
people were treated: no page shows the one without the other. Supervisors and auditors read them, and a creditor's
viewer those of their own creditor, without anybody's name; advisers do not.

Each section asks one question and answers it in a sentence, with a chart, the table behind it, and what the figure
counts. A page is printed as it stands. *Llevarse estas cifras como CSV* gives the tables of a page, a line for each
figure, with money in major units and a decimal point; *Informe del mes en PDF* gives a creditor's whole month on paper.

* Figures are read from the books when they are asked for. What was owed on an earlier day is what is owed now with the
  payments and credits since put back; so a payment that is taken back later changes a report of its month.
* The share of promises that were kept grows while late ones are paid.
* Of satisfaction is told what clients answered after the outcome of a case, where their creditor has them asked.

## Goals of a team

A creditor's file may set goals for its team, with the limits of treatment without which none counts:

```yaml
team_goals:
  recovered: "5000000"        # in a whole month, in major units
  kept_percent: 70            # of the promises whose day has come
  alone_percent: 60           # of the agreements, without a person
  answered_percent: 95        # of the first answers, in time
  contacts_per_client_max: 4  # messages that we began
  opted_out_percent_max: 1    # of the clients who were in touch
  discomfort_percent_max: 3   # complained, want to leave, or want silence
```

Goals without a limit are refused. With one limit passed, no goal counts as reached, however much came in.

## How soon a page answers

`concilia bench console --cases 100000 --messages 5000000 --times 5` fills a database of its own with a year of
casework, opens every page that the console's table of routes leads to, the CSV and the month's PDF among them, and
prints the median and the 95th percentile of each. What is not measured stands in `bot/bench/console.py` with its
reason.

## The figures

What each counts, in the words that readers see; the console says them in English and Portuguese too. This part is made
from `bot/console/reports/words.py` by `make pictures`.

"""


def page() -> str:
    """Return the page."""
    return HEAD + "\n".join([_table("On every page", ALWAYS), *(_table(title, keys) for title, keys in VIEWS.values())])


def _table(title: str, keys: tuple[str, ...]) -> str:
    rows = "".join(map(_row, keys))
    return f"### {title}\n\n| figure | tells of | what it counts |\n| --- | --- | --- |\n{rows}"


def _row(key: str) -> str:
    defined = FIGURES[key]
    return f"| {defined.title} (`{key}`) | {defined.side} | {defined.sentence % {}} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
