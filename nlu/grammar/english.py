# ruff: noqa: SIM905, E501 - a rule is read on one line
"""Hold how English names counts, frequencies and shares, as rows for the rulebook."""

from typing import Final

from nlu.grammar import days_en
from nlu.grammar.rules import Row

WORDS: Final = {
    **days_en.WORDS,
    "CUOTA": "(?:installments?|payments?|parts|instal?ments?|instalements|chunks|goes|transfers|deposits?|instalments)",
    "ADJ": "(?:(?:equal|small|smaller|monthly|weekly|separate|even|more|other|fortnightly|biweekly|remaining|final|easy|smallish) )?",
    "N": "(?:#(?P<n>[0-9]+)|(?P<one>a|an))",
}

# fmt: off
ROWS: Final[tuple[Row, ...]] = (
    *days_en.ROWS,
    ("count1", "a one in single", r"(?:a |one )?single (?:installment|payment|lump sum)|one (?:installment|payment|go|lump sum|lump)|(?:a )?lump sum|in one go|#1 (?:installment|payment|go|lump sum|single payment)|in #1 go|a one off payment"),
    ("countrange", "# between from", r"(?:between #(?P<n>[1-9][0-9]?) and|(?:from )?#(?P<n>[1-9][0-9]?) (?:or|to|-)) #(?P<hi>[1-9][0-9]?) (?:{ADJ}{CUOTA}|(?P<cu>months))"),
    ("count", "# in a", r"(?:in )?#(?P<n>[0-9]+) (?!(?:monthly|weekly|fortnightly|biweekly) ){ADJ}{CUOTA}"),
    ("countfreq", "# in", r"(?:in )?#(?P<n>[0-9]+) (?:equal )?(?P<f>monthly|weekly|fortnightly|biweekly|semimonthly) {CUOTA}"),
    ("countpair", "a", r"a couple (?:of )?(?:installments|payments)"),
    ("countspan", "over for across in spread #", r"(?:over|for|across|in|spread over)(?: the)?(?: next)?(?: about| around)? #(?P<n>[0-9]+) (?P<cu>months|paydays|paychecks)(?! (?:now|without|ago|unemployed|behind|late|old|off|time))"),
    ("countspan", "over for across", r"(?:over|for|across)(?: the)?(?: next)? #(?P<n>[0-9]+) (?P<cu>weeks|fortnights)(?! (?:now|without|ago))"),
    ("countyear", "for over across", r"(?:for|over|across) (?:a|one|#1|the next) year"),
    ("countyear2", "for over", r"(?:for|over) #(?P<n>[2-5]) years"),
    ("span", "#", r"#(?P<n>[0-9]+) (?P<cu>months|weeks|fortnights|paychecks|paydays)"),
    ("measure", "# a", r"#(?P<n>[0-9]+) (?:days?|years?|hours?|minutes?|mins|times|time|kids|children|people|yo)"),
    ("count", "the other", r"the (?:other|remaining|next) #(?P<n>[1-9]|1[0-2])(?! thousand| days| months| weeks| years| pounds| dollars)"),
    ("count", "in", r"in #(?P<n>[2-9]|[1-3][0-9])(?= (?:equal|starting|from|and|,|\.|\?|of|please)|$)"),
    ("none", "#", r"#[0-9]+(?: #[0-9]+){2,6}|#[0-9]{1,2} (?:in the (?:morning|afternoon|evening)|at night)"),
    ("tenure", "been", r"been (?:[a-z']+ ){0,4}for (?:over |about |almost |nearly |more than )?{N} (?:years?|months?|weeks?|days?)"),
    ("none", "turns turning turn", r"(?:turns|turning|turn) #[0-9]{1,2}"),
    ("none", "ends ending", r"(?:ends|ending) (?:in|with) #[0-9]+"),
    ("none", "thanks", r"thanks (?:a )?#1000000"),
    ("none", "i'm", r"i'm #(?:1[89]|[2-9][0-9])(?= (?:and|,|\.|years|yo|now|with)|$)"),
    ("none", "*", r"\* #[0-9] [a-z]{2}(?= |$)"),
    ("measure", "#", r"#[0-9]+ and #[0-9]+ (?:years?|months)(?: old)?"),
    ("understood", "#", r"#(?P<n>[1-9]|[1-5][0-9])(?: more| lots)? (?:of|at|x)(?= (?:[$£] ?)?#[0-9]{2,})"),
    ("none", "invoice account number ref reference no bill order phone case ticket apartment apt flat unit house room id ssn dob extension ext line age flat my customer street box suite last", r"(?:invoice|account|number|ref|reference|no|bill|order|phone|case|ticket|apartment|apt|flat|unit|house|room|id|ssn|extension|ext|line|customer|box|suite|last #4|my number)(?: number| no| id| ref| (?:ending|ends)(?: in| with)?)?(?: is| ,| #| \.| are)? [#*][0-9.]*"),
    ("none", "@ my", r"(?:@[0-9]+|last|final|next) (?:installment|payment|time|notice|letter|bill|call|reminder|one)"),
    ("none", "at around about until before after", r"at #(?P<n>[0-9]{1,2})(?= (?:tomorrow|today|on|o|in the|$))"),
    ("run", "in by a", r"(?:in|by|with|make|on|via) (?:small |smaller |equal |several |some |a few |easy )?(?:installments|payments|bits|instal?ments)|a (?:payment plan|plan)(?= of)"),
    ("run", "installments payments", r"(?:installments|payments)(?= of (?:[$£] ?)?#)"),
    ("run", "smaller small partial", r"(?:smaller|small|partial) (?:payments|installments|amounts)"),
    ("run+monthly", "in monthly", r"(?:in )?monthly (?:installments|payments)"),
    ("run+weekly", "in weekly", r"(?:in )?weekly (?:installments|payments)"),
    ("monthly", "monthly a per each every / once by month pm pcm p", r"monthly|(?:a|per|each|every|/|by the) month|once a month|every #30 days|month by month|pm(?! )|p/m|pcm"),
    ("weekly", "weekly a per each every / once pw", r"weekly|(?:a|per|each|every|/) week|once a week|every #7 days|pw"),
    ("biweekly", "fortnightly biweekly bi every each a per / # once", r"fortnightly|biweekly|bi ?-? weekly|every other week|every #2 weeks|every #2nd week|every two weeks|every second week|every @2 week|(?:a|per|each|every|/) fortnight|every #14 days|once a fortnight"),
    ("semimonthly", "twice # semimonthly semi every each per a", r"twice (?:a|per|each) month|#2 times (?:a|per) month|semi ?-? monthly|(?:every|each|per|(?<=[0-9] )a) (?:payday|paycheck|pay check)"),
    ("bimonthly", "every", r"every #[3-9] (?:months|days|weeks)|every #2 (?:months|days)|every other (?:month|day)"),
    ("daily", "daily every a per each", r"daily|(?:every|per|each|a) day"),
    ("weekly+day", "every each on {WDP}", r"(?:every|each) (?P<wd>{WDS})|on (?P<wd2>{WDP})|(?P<wd3>{WDP})"),
    ("biweekly+day", "every", r"every (?:other|@2) (?P<wd>{WD})"),
    ("rest", "the rest remainder remaining what what's whatever whatever's", r"(?:the )?(?:rest|remainder|remaining(?: amount| debt| part)?(?! balance)|leftover|outstanding rest)(?: of it| of the (?:balance|debt|money|bill))?|what ?(?:'s|is) left|what's left|whatever(?:'s| is) left|the remaining"),
    ("rest", "the other second", r"(?P<half>the other half|other half|the remaining half|the second half|@2 half|the @2 half)"),
    ("restpercent", "the remaining # other", r"(?:the )?(?:remaining|other) #(?P<p>[0-9.]+) (?:%|percent|per cent)"),
    ("saldo", "the balance my full outstanding remaining", r"(?:the |my )?(?:outstanding |remaining )?balance(?! (?:of [#$£]|is|was|in full))"),
    ("all", "all the everything full in whole it", r"all of it|all (?:the|my|that) money|it all|all|everything|the (?:whole|entire|full|total) (?:thing|amount|lot|balance|debt|bill|sum|invoice|outstanding)|(?:in )?full(?: amount| balance| payment|(?! [$£#]))|(?:the )?(?:total|lot)(?= (?:on|when|once|as|then|after|before|by|in|next|this|tomorrow|today|over|at|,|\.|$))|what i owe|the (?:balance|bill|debt|outstanding balance) in full|pay in full|it off|the (?:debt|bill)(?= (?:in|on|over|by))"),
    ("none", "all at after everything not", r"at all|after all|all (?:right|good|day|the|this|that|my|your|week|month|year|i can|these|those|over|along|set|about|ok)|all the time|everything (?:is|else|ok|okay|was)|full time|that's all|for all|above all|all of (?:this|my|you|us|them|a sudden)|in full time"),
    ("percent", "#", r"#(?P<p>[0-9.]+) ?(?:%|percent|per cent|pct)(?: of (?:it|the (?:balance|debt|total|bill|amount)|what i owe))?"),
    ("percent", "percentage % per", r"(?:percentage|%|per cent) of #(?P<p>[0-9.]+)(?: %)?"),
    ("percent", "#", r"#(?P<n>[2-9])(?: -)? (?P<part>thirds|quarters|fourths|fifths|sixths|tenths)(?! of an? )"),
    ("half50", "half the @ a", r"(?:a |the @1 |the )?half(?: (?:of it|of the (?:balance|debt|total|bill|amount)|the (?:balance|debt|total|bill|amount)))?(?! (?:a|an|hour|past|of my|my|time|term|way|price) )"),
    ("half50", "#", r"#1 / #2(?: of (?:it|the (?:balance|debt|total|bill|amount)|what i owe))?"),
    ("third", "#", r"#1 / #3(?: of (?:it|the (?:balance|debt|total|bill|amount)|what i owe))?"),
    ("quarter", "#", r"#1 / #4(?: of (?:it|the (?:balance|debt|total|bill|amount)|what i owe))?"),
    ("third", "a one", r"(?:a|one|#1) (?:third|@3)(?: of (?:it|the (?:balance|debt|total|bill|amount)))?(?= of|$| (?:now|today|on|of|by|next))"),
    ("quarter", "a one quarter", r"(?:a )?quarter(?= of (?:it|the)| now| today)"),
    ("cap", "only max maximum tops at up no the most my more over not", r"(?:a |the )?(?:max|maximum)(?: of)?|at (?:the )?most|tops|up to(?= (?:[$£] ?)?#)|no more than|the most i can (?:do|pay|afford|manage)(?: is)?|my (?:max|limit|budget)(?: is)?|more than|over(?= (?:[$£] ?)?#)|not (?:more than|over)|only(?= (?:do|pay|afford|manage|give) (?:[$£] ?)?#)"),
    ("tail", "no not nothing that and", r"(?:(?:and )?(?:no|not|nothing) (?:(?:a )?(?:cent|penny|dollar) )?more|that s (?:it|all)(?: i can (?:do|pay|afford))?)(?= [.,;:!)]|$)"),
    ("min", "at minimum", r"at least|(?:a )?minimum(?: of)?"),
)
# fmt: on

FUNCTION: Final = frozenset(
    """
        a an the i i'm i'll it is it's that this these those be of on in at by for from to and or so then with
        my your you me we us if just only about around like maybe please thanks thank hi hello ok okay yes yeah
        sure fine good day date payment payments installment installments money pounds dollars down deposit
        first second next after before until starting start beginning each apiece every one would works work
        best possible probably perhaps guess think approx roughly as per there also plus well here up off now
        time same both upfront
    """.split()
)
