# ruff: noqa: E501, PLR2004 - a rule is read on one line; short months are the abbreviated ones
"""Hold how English names days: months, weekdays, offsets, parts of a month, feasts, as rows for the rulebook."""

from typing import Final

from nlu.grammar.day_names import MONTHS
from nlu.grammar.feasts import HEADS, PATTERN
from nlu.grammar.rules import Row

WORDS: Final = {
    "WD": "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|sat|sun)",
    "WDS": "(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)",
    "WDP": "(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)",
    "MON": "(?:" + "|".join(MONTHS["en"]) + ")",
    "LONGMON": "(?:" + "|".join(month for month in MONTHS["en"] if len(month) > 4 or month in {"june", "july"}) + ")",
    "DAY": "[#@](?P<d>[1-9]|[12][0-9]|3[01])",
    "YEAR": "(?:(?: ,)?(?: of| in)? #(?P<y>20[0-9][0-9]|1[5-9][0-9][0-9])| of this year"
    "|(?: ,)? #(?P<century>1[5-9]|20) #(?P<decade>[1-9][0-9])(?= [,.?]|$)| of #(?P<y>2[0-9]|[5-9][0-9])(?= [,.?]|$))",
    "PART": "(?: morning| afternoon| evening| night| at the latest| latest)?",
    "FEASTHEADS": HEADS,
    "FEAST": PATTERN,
    "DATED": "(?:(?:the|this|next|last) ){0,2}(?:today|tomorrow|yesterday|now|{WD}|{MON}|=|@(?:[1-9]|[12][0-9]|3[01])"
    "|day (?:after|before)|end of|{FEAST})",
}

# fmt: off
ROWS: Final[tuple[Row, ...]] = (
    # -- days that hang on today
    ("none", "today", r"(?:today is|today 's|today's) {WD}"),
    ("offset0", "today tonight this later end", r"today(?:'s date)?{PART}|tonight|this (?:morning|afternoon|evening)|later today|end of (?:the )?day|this day(?! of)"),
    ("now", "now right straight immediately at", r"(?:right |just )?now|straight away|right away|immediately|at (?:this|the present) (?:time|moment)"),
    ("offset1", "tomorrow", r"tomorrow{PART}(?:,? {WD})?"),
    ("offset2", "the day", r"(?:the )?day after tomorrow"),
    ("offset-1", "yesterday last", r"yesterday|last night"),
    ("offset-2", "the day", r"(?:the )?day before yesterday"),
    ("dayafter", "the next following day", r"(?:the )?(?:next|following) day|the day after(?= [,.?]|$)"),
    ("daybefore", "the previous", r"the day before(?= [,.?]|$)|(?:the )?previous day"),
    ("offset", "in within", r"(?:in|within) (?:the next )?(?:about |around |like )?{N} (?P<unit>days?|weeks?|month|fortnight|hours|hrs|years?)(?:'s)?(?: time)?(?: or so)?(?! installments?)(?! (?:from|of|after|before) )"),
    ("offset", "# a an in", r"(?:in )?{N} (?P<unit>days?|weeks?|months?|fortnight|years?) (?:from (?:now|today)|hence|after today)"),
    ("offset", "#", r"(?:#(?P<years>[0-9]+) years?(?: ,| and)? )?(?:#(?P<months>[0-9]+) months?(?: ,| and)? )?#(?P<n>[0-9]+) (?P<unit>days?) (?:from (?:now|today)|later)"),
    ("offset", "within", r"within (?:the next )?#(?P<n>[0-9]+) (?P<unit>months)"),
    ("offset", "in", r"in #(?P<n>[0-9]+) (?P<unit>months) time"),
    ("workdays", "in within", r"(?:in |within )#(?P<n>[0-9]+) (?:business|working) days"),
    ("offsetpair", "in", r"in a couple (?:of )?(?P<unit>days|weeks)"),
    ("shift", "# a an in", r"(?!a week from (?:next|this))(?<![0-9] )(?<!dollars )(?<!pounds )(?<!bucks )(?<!quid )(?:in )?{N} (?P<unit>days?|weeks?|months?|years?|fortnight) (?P<dir>from|after|before|since)(?= {DATED})"),
    ("after", "# a the", r"(?:#(?P<n>[0-9]+)|(?<![0-9] )(?<!quid )(?<!bucks )(?<!pounds )(?<!dollars )(?:a|an)) (?P<unit>days?|weeks?|months?|fortnight) (?:later|after(?: that)?)|the (?P<unit2>week|month) after(?: that)?|the following (?P<unit3>week|month)"),
    ("ago", "# a", r"(?:#(?P<years>[0-9]+) years?(?: ,| and)? )?(?:#(?P<months>[0-9]+) months?(?: ,| and)? )?{N} (?P<unit>days?|weeks?|months?) (?:ago|back)"),
    ("ago", "#", r"#(?P<n>[2-9]) (?P<unit>years) ago"),
    ("nthweekday", "# in", r"in #(?P<n>[2-9]) (?P<wd>{WDS})|#(?P<n>[0-9]+) (?P<wd>{WDS}) (?:from (?:now|today)|hence|later|(?P<ago>ago|back))"),
    ("tenure", "for been # over", r"(?:for|been|over)(?: over| about| almost| nearly| more than)? #[0-9]+ (?:years?|yrs?)|(?:for|been) (?:over|about|almost|nearly|more than) a year|#[0-9]+ (?:years?|yrs?)(?: old)?|(?:for|been) (?:over |about |almost |more than )?(?:#[0-9]+|a|an) (?:months?|weeks?|days?)(?= (?:now|already|without|unemployed|out of|off work|sick))"),
    # -- weekdays
    ("weekday", "{WD} on this next by coming the for", r"(?!sat (?:on|in|down|at|with|and|there|here)|the sun(?: |$)|sun (?:is|was|shine|shines|don't|goes|comes|will))(?:(?:on|by|for) )?(?:(?:this coming|this next|this|next|the|coming) )?(?P<wd>{WD})(?! week| after next| (?:and|or) {WD}s){PART}"),
    ("weekday", "{WD} on", r"(?:(?:on|by) )?(?P<wd>{WD}) (?:coming|gone)"),
    ("weekday7", "{WD} a week on", r"(?:on )?(?P<wd>{WD}) (?:week|after next)|(?:a )?week (?:on|from|after) (?P<wd2>{WD})|{WD} (?P<wd3>fortnight)"),
    ("weekday7", "the", r"the (?P<wd>{WD}) after next"),
    ("following", "on the following", r"(?:on )?the (?P<wd>{WD}) after(?: that)?(?! (?:i|my|the|we|they|he|she|next|this|payday|@))|(?:on )?(?:the )?following (?P<wd2>{WD})|the (?:one|#1) after(?: that)?"),
    ("nextweekday", "{WD} on next", r"(?:(?:on|by) )?(?P<wd>{WD})(?: ,| -)?(?: of| in)? next week|next week(?: ,| -)?(?: on)? (?P<wd2>{WD})|next week 's (?P<wd2>{WD})|next week's (?P<wd2>{WD})"),
    ("lastweekday", "last on previous this past", r"(?:on )?(?:last|previous|this past|past) (?P<wd>{WD})"),
    ("lastweekweekday", "last on previous", r"(?:on )?(?:last|previous) (?:week|week's|week 's)(?: ,| -)?(?: on)? (?P<wd>{WD})"),
    ("lastweekweekday", "{WD} on", r"(?:on )?(?P<wd>{WD})(?: of| from)? (?:last|the previous|previous) week"),
    ("nextweekday", "{WD} on", r"(?:on )?(?P<wd>{WD}) of the following week"),
    ("thisweekday", "{WD} on this", r"(?:(?:on|by) )?(?P<wd>{WD})(?: of)? this week|(?:on )?this week(?:'s)?(?: ,| -)?(?: on)? (?P<wd2>{WD})"),
    ("weekend", "the this at over", r"(?:(?:at|over|on) )?(?:the|this|next) weekend"),
    ("weekpart", "middle end by mid late", r"(?:late|(?P<mid>(?:the )?middle of|mid -?|mid)|(?:by )?(?:the )?end of) next week"),
    ("monthday", "{WD} on", r"(?:on )?(?:{WD} ,(?: the)? {DAY}(?: of)? (?P<mon>{MON})(?:{YEAR})?|(?P<wd>{WD})(?: the)? {DAY}(?:(?: of)? (?P<mon>{MON})(?:{YEAR})?)?)(?! ?%| dollars| pounds| k| payments| (?:weeks?|days?|months?|years?))|(?:on )?{WD}(?: ,| -)? (?P<mon2>{MON})(?: \.)?(?: the)? [#@](?P<d2>[1-9]|[12][0-9]|3[01])(?:{YEAR})?"),
    ("ordinalweekday", "the @ last on by", r"(?:on |by )?(?:the )?(?:@(?P<ordn>[1-5])|(?P<ord>last)) (?P<wd>{WD}) (?:of|in) (?:(?P<this>this month)|the month|(?P<mon>{MON})(?:{YEAR})?|(?P<next>(?:the )?next month)|(?P<gone>(?:the )?(?:last|previous) month))"),
    # -- days of a month
    ("monthday", "# @ on the by", r"(?:(?:on|the|by) ){0,2}{DAY}(?: day)?(?: of| -| /| \.)? (?P<mon>{MON})(?: \.)?(?:{YEAR}| [-/] #(?P<y>20[0-9][0-9]))?(?: ,? ?{WD})?"),
    ("monthday", "{MON}", r"(?P<mon>{MON})(?: \.| -| /|(?= , @))?(?: ,(?= @))?(?: the)? {DAY}(?:{YEAR})?(?! ?%| dollars| pounds| bucks| k| payments)"),
    ("nextmonthday", "# @ on the", r"(?:(?:on|the) ){0,2}{DAY}(?: day)? (?:of )?(?:the )?next month"),
    ("lastmonthday", "# @ on the", r"(?:(?:on|the) ){0,2}{DAY}(?: day)? (?:of )?(?:the )?(?:last|previous) month"),
    ("thismonthday", "# @ on the", r"(?:(?:on|the) ){0,2}{DAY}(?: day)? (?:of )?this month"),
    ("day", "# @ on the", r"(?:(?:on|the) ){0,2}{DAY}(?: day)? (?:of )?the month"),
    ("day", "the on @ by", r"(?:(?:on the|by the|the|on) )?@(?P<d>[1-9]|[12][0-9]|3[01])(?= |$)(?! (?:installment|payment|time|notice|letter|call|bill|invoice|reminder|of every|of each|one|attempt|party|half|week|floor|day|person|grade|account|thoughts?|chance|hand|place|letter))"),
    ("day", "the on by", r"(?:on|by) the #(?P<d>[1-9]|[12][0-9]|3[01])(?! ?%| days| months| of)|the #(?P<d>[1-9]|[12][0-9]|3[01])(?= [,.?]|$)"),
    ("monthly+day", "the @ # on every", r"(?:(?:on )?the |on |(?=@)){DAY} (?:of )?(?:each|every) month|every @(?P<d2>[1-9]|[12][0-9]|3[01])|each month on the @(?P<d3>[1-9]|[12][0-9]|3[01])"),
    ("monthly+nth", "the @ last on", r"(?:on )?(?:the )?(?:@(?P<ordn>[1-4])|(?P<ord>last)) (?P<wd>{WD}) of (?:each|every) month"),
    ("monthly+end", "at the end every each", r"(?:at )?(?:the )?end of (?:each|every) month|(?:each|every) month end"),
    ("semi+pair", "the @ # on", r"(?:(?:on|the) ){0,2}{DAY} and (?:the )?(?:[#@](?P<e>[1-9]|[12][0-9]|3[01])|last(?: day)?) of (?:each|every|the) month"),
    # -- parts of a month
    ("monthend", "at by the end late month month's last", r"(?:(?:at|by) )?(?:the )?(?:end of (?:the |this )?month|month end|(?:end|last day) (?:of|in) (?P<mon>{MON})(?:{YEAR})?|late (?P<mon2>{LONGMON})|last day (?:of|in) (?:the|this) month|last day(?! of| in))|(?:(?:at|by) )?(?:the )?month's end|month ' s end"),
    ("nextmonthend", "at by the end last", r"(?:(?:at|by) )?(?:the )?(?:end|last day) of (?:the )?next month"),
    ("yearend", "at the end by", r"(?:(?:at|by) )?(?:the )?end of (?:the |this )?year"),
    ("monthstart", "at the beginning start early", r"(?:at )?(?:the )?(?:beginning|start) of (?:(?:the|this) month|(?P<next>next month)|(?P<mon>{MON})(?:{YEAR})?)|early (?P<mon2>{LONGMON})|early (?P<next2>next month)"),
    ("monthmiddle", "mid the middle in", r"mid ?-? month|(?:the |in the )?middle of (?:the |this )?month|mid ?-? (?P<mon>{MON})|(?:the )?middle of (?:(?P<mon2>{MON})|(?P<next>next month))"),
    ("weekofmonth", "the @ last in", r"(?:in )?(?:the )?(?:@(?P<ordn>[1-4])|(?P<ord>last)) week (?:of|in) (?:(?:the|this) month|(?P<next>next month)|(?P<mon>{MON})(?: \.)?(?:{YEAR})?)(?: on (?P<wd>{WD}))?"),
    ("businessday", "the @ on by", r"(?:on |by )?(?:the )?@(?P<ordn>[1-9]) (?:business|working) day(?: (?:of|in) (?:(?P<this>this month)|the month|(?P<next>next month)|(?P<mon>{MON})(?:{YEAR})?))?"),
    ("nextmonth", "next", r"next month"),
    ("again", "the", r"the next(?: one)?(?= [,.?]|$)"),
    ("month", "{MON}", r"(?P<mon>{MON})(?: ,)?(?: of)? #(?P<y>20[0-9][0-9]|19[0-9][0-9])"),
    ("baremonth", "{LONGMON}", r"(?P<mon>{LONGMON})(?:{YEAR})?"),
    ("month", "in by from until for since of", r"(?:in|by|from|until|for|starting in|of|before|starting) (?P<mon>{LONGMON}|may)(?:{YEAR})?(?! (?:i|we|be|not|have))(?!(?: ,)?(?: the)? [#@](?:[1-9]|[12][0-9]|3[01])(?![0-9.])(?! dollars| pounds| bucks| quid| k))"),
    # -- weeks and paydays
    ("nextweek", "next early", r"(?:early |the start of |the beginning of )?next week|the week after this"),
    ("nextweek2", "the", r"the week after next"),
    ("payday", "payday my next on", r"(?:(?:on|my|next|the|my next) )*(?:payday|pay day|paycheck|pay check|paycheque)(?! (?:is|loan))"),
    ("feast", "{FEASTHEADS} the next following last previous this", r"(?:the )?(?:(?:(?P<next>next|following|this)|(?P<gone>last|previous)) )?(?P<feast>{FEAST})(?:{YEAR}| of (?:this year|#(?P<y>20[0-9][0-9])))?"),
)
# fmt: on
