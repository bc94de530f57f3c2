### English, plain 'you'. Straight quotes and no dashes: a curly one would double the price of an SMS.

-document = ID
-tax-id = tax ID
-reference = reference
-suits = works for you
-noted = Noted


## Who is it

identify-opening =
    Hello. I'm the automated assistant of { $creditor }, and I'm looking for the holder of the account ending in { $tail }. If you'd rather deal with a person, write "person".

    Am I speaking with the account holder?
    .sms = I'm the automated assistant of { $creditor }. Am I speaking with the holder of the account ending in { $tail }?
identify-holder =
    To pick up where we were: am I speaking with the holder of the { $creditor } account ending in { $tail }?
identify-ask-document-last4 =
    Thank you. Before we talk about your account, I make sure nobody else sees your details. I'll never ask for passwords or cards.

    What are the last 4 characters of your { -document }?
    .sms = Thank you. To protect your details, never passwords or cards: what are the last 4 characters of your { -document }?
identify-ask-birth-date =
    Thank you. Before we talk about your account, I make sure nobody else sees your details. I'll never ask for passwords or cards.

    What is your date of birth, for example "15 May 1980"?
    .sms = Thank you. To protect your details, never passwords or cards: what is your date of birth, for example "15 May 1980"?
identify-why-document-last4 =
    I ask so that I don't tell your business to somebody else; 4 characters are enough. If you prefer, someone on the team can help you.

    Could you write the last 4 of your { -document }?
identify-why-birth-date =
    I ask so that I don't tell your business to somebody else; the date is enough. If you prefer, someone on the team can help you.

    Could you write the day, month and year you were born?
identify-short =
    I think something is missing: it's the last 4 characters. If you prefer, someone on the team can help you.

    Could you write them again?
identify-wrong =
    That doesn't match what I have; it may be one letter or digit. You have { $left ->
        [one] one try
       *[other] { $left } tries
    } left, and someone on the team can help you whenever you like.

    Could you write it again?
identify-passed-on =
    Thanks for trying. To protect your details, a person at { $creditor } takes it from here and writes to you by { $due }. There's nothing else you need to do.
    .sms = Thanks for trying. To protect your details, a person at { $creditor } writes to you by { SHORT($due) }.
identify-no-fact =
    Hello. I'm the automated assistant of { $creditor }. I have no way yet to check who I'm talking to, and I'd rather protect your details: someone on the team writes to you by { $due }.
    .sms = Automated assistant of { $creditor }. To protect your details, a person writes to you by { SHORT($due) }.
identify-locked =
    Hello. I'm the automated assistant of { $creditor }. To protect your details, someone on the team is already looking after this conversation; they'll read your message and answer here.
    .sms = I'm the automated assistant of { $creditor }. Someone on the team is already looking at this and answers here.


## Who is not known yet

reception-which =
    Hello. I'm an automated assistant. So that nobody hears what is someone else's, I first need to know who I'm talking to.

    Which company are you writing about, or what is your client number?
    .sms = I'm an automated assistant. To protect your details: which company are you writing about, or what is your client number?
reception-which-again =
    Thank you, but I don't know yet which account this is about. A person can help you if you prefer.

    Could you send me the company's name or your client number as they appear on your bill?
    .sms = I don't know yet which account it is. Could you send the company's name or your client number as on your bill?
reception-number =
    Hello. I'm an automated assistant and don't know yet who I'm talking to. I've kept your message, to answer it right after.

    Could you send me your client number, the one on your bill?
    .sms = I'm an automated assistant and don't know yet who I'm talking to. Could you send me your client number, from your bill?
reception-passed-on =
    Thank you. To protect everyone's details, a person takes this from here and writes to you by { $due }. There is nothing else you need to do.
    .sms = Thank you. To protect your details, a person takes this from here and writes to you by { SHORT($due) }.
reception-waiting =
    A person already has your message and answers here. If you find your client number, send it to me and I'll go on myself.
    .sms = A person already has your message and answers here. If you find your client number, send it to me.
visitor-name = Not identified
visitor-company = the company


## What a country's law wants said first

law-first-CL =
    Thank you; now I can tell you. By law I must say that { $creditor } is writing{ HAS($what) ->
        [yes] {" "}about { $what }
       *[no] {""}
    }, and that this conversation adds no interest or costs. It is not a court procedure and does not seek to seize anything.

    You may dispute the charge, ask for everything in writing, or complain to SERNAC. Ask me, and I'll tell you how to pay.
    .sms = { $creditor } writes{ HAS($what) ->
        [yes] {" "}about { $what }
       *[no] {""}
    }, at no added cost. It is no court matter. You may dispute it or go to SERNAC.
law-first-MX =
    Thank you; now I can tell you. { $creditor } is writing{ HAS($what) ->
        [yes] {" "}about { $what }
       *[no] {""}
    }. Whatever we agree stays in writing in this conversation.

    If anything about how you're treated seems wrong, you may complain to PROFECO or, for a financial company, to CONDUSEF (REDECO).
    .sms = { $creditor } writes{ HAS($what) ->
        [yes] {" "}about { $what }
       *[no] {""}
    }. What we agree stays in writing. Complaints: PROFECO or CONDUSEF.


## Welcome

welcome-listen =
    Thank you, { $name }; now I can see your account with { $creditor }. You propose, at your own pace, and I tell you right away whether it can be done.

    What works best for you?
    .sms = Thank you, { $name }. I can see your account with { $creditor } now. You propose: what works best for you?
welcome-back =
    Hello, { $name }; thanks for coming back. We talked on { $on } and left it open. We can pick it up there or start again, as you like.

    What { -suits } now?
    .sms = Hello, { $name }; thanks for coming back. On { SHORT($on) } we left it open. What { -suits } now?
welcome-back-today =
    Hello, { $name }; thanks for coming back. We can pick it up where it was or start again, as you like.

    What { -suits } now?
    .sms = Hello, { $name }; thanks for coming back. What { -suits } now?
welcome-agreement =
    Hello, { $name }; thanks for writing. What we agreed still stands: next is { $amount } on { $on }.

    How can I help today?
    .sms = Hello, { $name }. What we agreed stands: next is { $amount } on { SHORT($on) }. How can I help?
welcome-case =
    Hello, { $name }; thanks for writing. Your case { $case } is with someone on the team, who will answer by { $due }.

    Can I help with anything else meanwhile?
    .sms = Hello, { $name }. Someone on the team has your case { $case } and answers by { SHORT($due) }. Anything else meanwhile?
welcome-case-late =
    Hello, { $name }; thanks for writing. The answer to your case { $case } is late, and that's our mistake. It's still open, and someone on the team answers you here.

    Can I help with anything else meanwhile?
    .sms = Hello, { $name }. The answer to your case { $case } is late, and that's our mistake: it's still open. Anything else meanwhile?
welcome-clear =
    Hello, { $name }; thanks for writing. There's nothing to pay right now on your account with { $creditor }.

    How can I help?
    .sms = Hello, { $name }. There's nothing to pay right now with { $creditor }. How can I help?
welcome-anew =
    Hello, { $name }; thanks for coming back. The earlier agreement has ended, and that's all right. What you paid counts: { $amount }. There's { $left } left, and we can make it lighter.

    What { -suits } now?
    .sms = Hello, { $name }. What you paid counts: { $amount }. There's { $left } left. What { -suits } now?
welcome-anew-whole =
    Hello, { $name }; thanks for coming back. The earlier agreement has ended, and that's all right: we can make another one, lighter and to your measure.

    What { -suits } now?
    .sms = Hello, { $name }; thanks for coming back. We can make another agreement, a lighter one. What { -suits } now?


## The account

balance-clear = Good news: nothing is open on your account with { $creditor }. There's nothing you need to do.
balance-favour =
    You have { $favour } in credit: it comes off your next bill, and there's nothing you need to do. If you'd prefer something else, a person on the team looks at it.
    .sms = You have { $favour } in credit: it comes off your next bill. If you'd prefer something else, a person looks at it.
balance-favour-none =
    I don't see any credit on the account. If you paid too much or twice, tell me which day and how, and we'll look for it.
    .sms = I don't see any credit. If you paid too much, tell me which day and how, and we'll look for it.
balance-statement =
    Of course, here's what is open:
    { $lines }

    It comes to { $total } as of today. Whenever you like, tell me what { -suits } and we'll look at it.
    .sms =
    { $lines }
    In all, { $total }. Tell me what { -suits }.
balance-statement-stopped =
    Of course, here's what is on your account:
    { $lines }

    It comes to { $total }. Of that, { $stopped } is on hold while we check it, so { $payable } counts today. Whenever you like, tell me what { -suits }.
    .sms =
    { $lines }
    In all { $total }; on hold { $stopped }; today { $payable }.
balance-statement-resting =
    Of course, here's what is on your account:
    { $lines }

    It comes to { $total }, and all of it is on hold while we check it: there's nothing to pay today.
    .sms =
    { $lines }
    In all { $total }, on hold: nothing to pay today.
balance-agreement =
    Of course, here's what is left of what we agreed:
    { $lines }

    It comes to { $total }. If a date gets difficult, tell me and we'll look at it.
    .sms =
    Left of what we agreed:
    { $lines }
    In all, { $total }.
balance-apart =
    Apart from what we agreed, with its own date:
    { $lines }
    .sms =
    Apart from what we agreed:
    { $lines }
invoice-line =
    • { JOIN($what, $number) }: { $amount }, { $late ->
        [yes] was due on
       *[no] due on
    } { $due }{ $stopped ->
        [yes] {" "}(on hold)
        [part] {" "}(partly on hold)
        [barred] {" "}(past its time)
       *[no] {""}
    }
    .sms = - { JOIN($what, $number) }: { $amount }, { SHORT($due) }{ $stopped ->
        [yes] {" "}(on hold)
        [part] {" "}(partly)
        [barred] {" "}(past its time)
       *[no] {""}
    }
invoice-many = • { $count } bills, one by one: { $link }
    .sms = - { $count } bills, one by one: { $link }
balance-statement-barred =
    Of course, here's what is on your account:
    { $lines }

    It comes to { $total }. Because of the time that has passed, the law no longer makes you pay { $barred } of that, so { $payable } counts today. Whenever you like, we can look at it.
    .sms =
    { $lines }
    Total { $total }; past its time { $barred }; today { $payable }.
barred-ask =
    Before we go on, something worth knowing: because of the time that has passed, the law no longer makes you pay this:
    { $lines }

    It's up to you. If you pay a part, or agree on a plan, the time limit may start again.

    Would you like to go on all the same?
    .sms = Because of the time that has passed, the law no longer makes you pay what is left on your account. Paying a part, or agreeing on a plan, may restart the time limit. Would you like to go on all the same?
barred-left =
    Understood, we leave it so, and we won't write to you about it. If you'd like to look at it with a person later, just tell me.
figures-checking =
    I want to give you the exact figure, and mine is a few days old. I'm checking it with { $creditor }, and someone on the team writes to you by { $due }. Until then there's nothing you need to do.
    .sms = I'm checking the exact figure with { $creditor }: mine is a few days old. Someone writes to you by { SHORT($due) }.


## How to pay

pay-means =
    Of course. To pay { $amount } you can use:
    { $means }

    Put { HAS($reference) ->
        [yes] { $reference }
       *[no] your name
    } as the { -reference }. There's no need to tell me: as soon as it arrives, I'll confirm it here.
    .sms =
    To pay { $amount }:
    { $means }{ HAS($reference) ->
        [yes] {"\u000A"}Reference: { $reference }
       *[no] {""}
    }
pay-beside =
    That's what we agreed. Apart from it, { $count ->
        [one] this bill is past its date; to pay it, put its number
       *[other] these bills are past their date; for each one, put its number
    } as the { -reference }:
    { $lines }
    .sms =
    Apart, past its date, with its number as the reference:
    { $lines }
pay-beside-line = • { JOIN($what, $number) }: { $amount }
    .sms = - { $number }: { $amount }
pay-line =
    • { $kind ->
        [transfer] Bank transfer: { JOIN($bank, $account, $holder) }{ HAS($tax_id) ->
            [yes] , { -tax-id } { $tax_id }
           *[no] {""}
        }
        [link] { JOIN($label, $url, by: ": ") }
        [card_link] { JOIN($label, $url, by: ": ") }
        [payment_link] { $label }: { HAS($url) ->
            [yes] { $url }
           *[no] ask for the link in the chat
        }
        [cheque] Cheque to { JOIN($holder, $where) }
        [direct_debit] Direct debit: { JOIN($label, $url) }
        [pix] Pix: { JOIN($key, $holder) }
       *[other] { JOIN($label, $account, by: ": ") }
    }{ HAS($code) ->
        [yes] {" "}({ $field }: { $code })
       *[no] {""}
    }
    .sms = - { $kind ->
        [transfer] { JOIN($bank, $account, $holder) }{ HAS($tax_id) ->
            [yes] , { -tax-id } { $tax_id }
           *[no] {""}
        }
        [link] { $url }
        [card_link] { $url }
        [payment_link] { $url }
        [cheque] Cheque to { JOIN($holder, $where) }
        [direct_debit] Direct debit: { JOIN($label, $url) }
        [pix] Pix: { JOIN($key, $holder) }
       *[other] { JOIN($label, $account, by: ": ") }
    }{ HAS($code) ->
        [yes] {" "}({ $field }: { $code })
       *[no] {""}
    }
pay-many = • { $count } ways to pay: { $link }
    .sms = - { $count } ways to pay: { $link }
card-hidden = I erased the card number without keeping it: we don't need it. To pay, use only the ways I give you here.
pay-page =
    It comes to { $amount }.{ HAS($reference) ->
        [yes] {" "}Reference: { $reference }.
       *[no] {""}
    }

    The button opens the payment page. We never ask for card details here.
pay-page-away =
    The payment page isn't answering right now, and nothing was charged.

    Other ways to pay:
    { $means }{ HAS($reference) ->
        [yes] {"\u000A"}Reference: { $reference }
       *[no] {""}
    }
pay-page-away-alone =
    The payment page isn't answering right now, and nothing was charged.

    It is usually back within minutes. A person can help in the chat too.
pay-page-ask = The exact figure is confirmed in the chat: just write "pay".
button-pay-page = Go and pay
button-pay-again = Try again
pay-pix-code = { $code }
pay-no-means =
    I'd rather not give you payment details I don't have in front of me. Someone on the team sends them by { $due }; until then there's nothing you need to do.


## The plan

plan-how =
    Tell me freely, all at once or in parts, and I'll say right away whether it can be done.

    How much would you like to pay, and when?
plan-discount =
    Thanks for asking. A discount isn't mine to promise; what I can do is tell you on the spot whether your proposal works. Someone on the team can look at it too.

    How much could you pay, and when?
plan-more-time =
    Of course, let's take it calmly.

    From what date could you start?
plan-which-amount = Just to get it right: is it { $amount } or { $other }?
plan-which-each = Just to get it right: would each payment be { $amount } or { $other }?
plan-which-day = Just to get it right: is it { $on } or { $or_on }?
plan-ask-amount =
    All right, this is going well.

    How much could you pay?
plan-ask-amount-on =
    All right, { $on }.

    How much could you pay that day?
plan-ask-date =
    All right, I've noted that.

    Which day would suit you for the first payment?
plan-ask-rest =
    Thanks, I'm noting it down: { $amount }, with the last of those payments on { $on }.

    How would you like to pay the { $left } that is left?
plan-ask-rest-of-one =
    Thanks, I'm noting it down: { $amount } on { $on }.

    How would you like to pay the { $left } that is left?
plan-change-what =
    Of course, that's what this is for. You can change an amount, a date or all of it; someone on the team can go through it with you if you prefer.

    What would you like to change?
plan-read-back =
    Thanks for telling me straight. Here's what I understood:
    { $lines }

    It comes to { $total }, without interest or charges.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] {""}
    } Shall we leave it like that?
    .sms =
    I understood:
    { $lines }
    In all { $total }, no charges. Shall we leave it like that?
plan-read-back-again =
    All right, it would look like this:
    { $lines }

    It comes to { $total }, without interest or charges.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] {""}
    } Shall we leave it like that?
    .sms =
    It would be:
    { $lines }
    In all { $total }, no charges. Shall we leave it like that?

plan-read-back-once =
    Thanks for telling me straight. I understood one single payment:
    { $lines }

    That covers the { $total }, without interest or charges. Shall we leave it like that?
    .sms =
    I understood:
    { $lines }
    That covers { $total }. Shall we leave it like that?
plan-read-back-settled =
    Thanks for telling me straight. It can be done, like this:
    { $lines }

    With { $total } the account is settled: once paid, { $discount } is forgiven. Shall we leave it like that?
    .sms =
    { $lines }
    { $total } settles it, { $discount } is forgiven. Shall we leave it like that?
plan-counter =
    { $more ->
        [yes] That way it isn't all covered in time. This is your plan:
       *[no] It can nearly be as you ask. This is your plan:
    }
    { $own }

    The only thing: { $reason }. The nearest would be:
    { $lines }

    It comes to { $total }, without interest or charges{ HAS($until) ->
        [yes] {"; "}it stands until { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}If that's more than you can manage, tell me how much you could do a month.
           *[no] {""}
        }
    } Does that work for you?
    .sms =
    The nearest; { $reason }:
    { $lines }
    Total { $total }. Does that work?
plan-counter-several =
    { $more ->
        [yes] That way it isn't all covered in time. This is your plan:
       *[no] I can agree to something very close. This is your plan:
    }
    { $own }

    What would need to change:
    { $reasons }
    It would be:
    { $lines }

    It comes to { $total }, without interest or charges{ HAS($until) ->
        [yes] {"; "}it stands until { DAY($until) }
       *[no] {""}
    }.{ HAS($lighter) ->
        [yes] {" "}({ $lighter })
       *[no] { $more ->
            [yes] {" "}If that's more than you can manage, tell me how much you could do a month.
           *[no] {""}
        }
    } Does that work for you?
    .sms =
    The nearest:
    { $lines }
    In all { $total }. Does that work for you?
plan-alternative =
    { $keeps ->
        [dates] With the same dates it would be:
        [amounts] With the same amounts it would be:
        [count] In the same number of payments it would be:
        [lighter] Paying less each time it would be:
       *[nothing] This I can agree to right now:
    }
    { $lines }

    It comes to { $total }, without interest or charges. Does that work for you?
    .sms =
    { $lines }
    In all { $total }. Does that work for you?
plan-same-nearest =
    Thanks for telling me. With that, the nearest I can agree to myself is still the same plan; someone on the team can look at it with you.

    What would you like to change?
    .sms = The nearest is still the same; someone can look at it too. What would you like to change?
plan-renewed = I checked the plan against the account as it is today.
plan-apart =
    One thing first: this is about what is already past its date, { $total }. This stays apart, with its own date:
    { $lines }
    .sms =
    For what is past its date, { $total }. Apart:
    { $lines }
plan-reason-first-payment-within-days = the company needs a first payment sooner
    .sms = a first payment is needed sooner
plan-reason-term-days-max = the company needs it finished in less time
    .sms = it would need to end sooner
plan-reason-payments-max = the company needs fewer payments
    .sms = fewer payments are needed
plan-reason-payment-min = the company needs each payment to be larger
    .sms = each payment would be larger
plan-reason-down-payment-percent = the company needs more in the first payment
    .sms = the first payment would be larger
plan-reason-milestones = the company needs a part of it sooner
    .sms = a part is needed sooner
plan-reason-settlements = the company cannot close the account for that amount
    .sms = that sum doesn't settle it
plan-options =
    Of course. These are examples that I can agree to right now; you can also propose another way, your own.
    { $lines }

    Which one { -suits }?
    .sms =
    { $lines }
    You can also propose another. Which one { -suits }?
plan-line = • { $amount } on { $on }
    .sms = - { $amount } { SHORT($on) }
plan-changed-line = • { $amount } on { $on }{ $change ->
        [date] {" "}(new date)
        [amount] {" "}(other amount)
       *[no] {""}
    }
    .sms = - { $amount } { SHORT($on) }
plan-rolled-line = • { $amount } on { $on }{ HAS($said) ->
        [yes] {" "}({ DATE($said) } is not a business day)
       *[no] {""}
    }
    .sms = - { $amount } { SHORT($on) }
plan-run-line = • { $shape ->
        [alike] { $count } payments of { $amount }, from { DATE($from) } to { DATE($to) }
        [long] { $amount } in each payment, from { DATE($from) }
       *[mixed] { $count } payments, from { DATE($from) } to { DATE($to) }
    }
plan-lighter-line = Or lighter: { $count } payments of { $amount } from { $on }.
plan-reason-line = • { $reason }
    .sms = - { $reason }
plan-many = • { $count } payments, the first of { $amount } on { $on }: { $link }
    .sms = - { $count } payments, the first of { $amount } on { SHORT($on) }: { $link }
plan-in-full =
    { $missed }

    To change a date, ask or complain, reply to the same message. Nothing is agreed until you say so.
plan-option-line =
    { $place }. { $count ->
        [one] One payment of { $amount } on { $on }
       *[other] { $count } payments of { $amount } from { $on }
    }
    .sms = { $place }. { $count ->
        [one] { $amount } on { SHORT($on) }
       *[other] { $count } of { $amount } from { SHORT($on) }
    }
plan-exception =
    Thanks for the proposal:
    { $own }

    I can't approve it myself:
    { $reasons }
    Someone on the team could, and answers by { $due }.

    Shall I pass it on just as it is?
    .sms =
    Someone on the team could approve this:
    { $reasons }
    They answer by { SHORT($due) }. Shall I pass it on?
plan-exception-or =
    Thanks for the proposal:
    { $own }

    I can't approve it myself:
    { $reasons }
    Someone on the team could, and answers by { $due }. What I can agree to now:
    { $lines }

    { HAS($lighter) ->
        [yes] { $lighter }{" "}
       *[no] {""}
    }Would you rather someone looked at yours?
    .sms =
    Someone could approve yours, by { SHORT($due) }. I can agree to:
    { $lines }
    Shall they look at yours?
plan-exception-sent =
    Done, I passed it on just as it is: it's case { $case }, and someone on the team answers by { $due }. You won't get any reminders meanwhile.
plan-refer =
    With what you tell me I can't find a plan that I can approve, and I don't want to ask more than you can manage.

    Your proposal goes just as it is to someone on the team: it's case { $case }, and they answer by { $due }. You won't get any reminders meanwhile.
    .sms = I don't want to ask more than you can manage. Someone looks at your proposal: case { $case }, answer by { SHORT($due) }.
plan-refer-nearest =
    With what you tell me I can't find a plan that I can approve, and I don't want to ask more than you can manage. The nearest, just so you know:
    { $lines }

    Your proposal goes just as it is to someone on the team: it's case { $case }, and they answer by { $due }. You won't get any reminders meanwhile.
    .sms = I don't want to ask more than you can manage. Someone looks at your proposal: case { $case }, answer by { SHORT($due) }.
plan-care =
    There's nothing to decide for now. Someone on the team is looking after your account, and you won't get any reminders meanwhile.
plan-nothing-due =
    There's nothing for you to pay right now: it's either paid, or on hold while we check it. There's nothing you need to do.
plan-agreed =
    Thank you; it's agreed:
    { $lines }

    It comes to { $total }, without interest or charges{ HAS($discount) ->
        [yes] {" "}and, once complete, { $discount } is forgiven
       *[no] {""}
    }. The first is on { $first }{ HAS($case) ->
        [yes] . You won't get reminders while your case { $case } is open.
       *[no] ; I'll remind you of each date.
    }
    .sms =
    Agreed:
    { $lines }
    In all { $total }{ HAS($discount) ->
        [yes] , { $discount } is forgiven
       *[no] {""}
    }. First on { SHORT($first) }.
plan-agreed-once =
    Thank you; it's agreed:
    { $lines }

    It's { $total }, without interest or charges{ HAS($discount) ->
        [yes] {" "}and, once complete, { $discount } is forgiven
       *[no] {""}
    }. { HAS($case) ->
        [yes] It's on { $first }. You won't get reminders while your case { $case } is open.
       *[no] I'll remind you on { $first }.
    }
    .sms =
    Agreed:
    { $lines }
    It's { $total }{ HAS($discount) ->
        [yes] , and { $discount } is forgiven
       *[no] {""}
    }. { HAS($case) ->
        [yes] It's on { SHORT($first) }.
       *[no] I'll remind you on { SHORT($first) }.
    }
plan-terms =
    { $missed }

    To change a date, complain or tell me anything, write to me here.

    All of it is in writing, under the code { $code }: { $link }
    .sms = Your agreement in writing, code { $code }: { $link } If a payment gets difficult, write to me and we'll look at it.
plan-missed-both =
    { $grace ->
        [0] {""}
        [one] If a payment is late, there is a day's grace.{" "}
       *[other] If a payment is late, there are { $grace } days' grace.{" "}
    }The agreement ends only { $missed ->
        [one] if one is still open after that
       *[other] with { $missed } payments open in a row
    } or more than { $late ->
        [one] a day
       *[other] { $late } days
    } late; the account is then as it was, and we look for another agreement together.
    .sms = If a payment is late, write to me and we'll look at it.
plan-missed-row =
    { $grace ->
        [0] {""}
        [one] If a payment is late, there is a day's grace.{" "}
       *[other] If a payment is late, there are { $grace } days' grace.{" "}
    }The agreement ends only { $missed ->
        [one] if one is still open after that
       *[other] with { $missed } payments open in a row
    }; the account is then as it was, and we look for another agreement together.
    .sms = If a payment is late, write to me and we'll look at it.
plan-missed-days =
    { $grace ->
        [0] {""}
        [one] If a payment is late, there is a day's grace.{" "}
       *[other] If a payment is late, there are { $grace } days' grace.{" "}
    }The agreement ends only when one is more than { $late ->
        [one] a day
       *[other] { $late } days
    } late; the account is then as it was, and we look for another agreement together.
    .sms = If a payment is late, write to me and we'll look at it.
plan-missed-never =
    { $grace ->
        [0] If a payment is late, the agreement still stands: write to me and we'll look at it.
        [one] If a payment is late, there is a day's grace, and the agreement still stands: write to me and we'll look at it.
       *[other] If a payment is late, there are { $grace } days' grace, and the agreement still stands: write to me and we'll look at it.
    }
    .sms = If a payment is late, write to me and we'll look at it.
plan-witness = { $adviser }, from the team, stands by your agreement and confirms it here by { $due } at the latest (case { $case }).
    .sms = { $adviser }, from the team, confirms your agreement by { SHORT($due) } at the latest.


## On paper

paper-title = Payment agreement
paper-parties = With { $name }, account ending in { $tail }
paper-agreed = Agreed on { $at }
paper-total = In all
paper-waived = Without interest or charges.
paper-forgiven = Of { $before }, { $discount } is forgiven once the payments are complete.
paper-day = Date
paper-sum = Amount
paper-amended = Change agreed on { $at }
paper-covers = What it covers
paper-covered = { JOIN($what, $number) }, due { $due }
paper-missed = If a payment is late
paper-lapses = It is a discount for paying early, good until { $on }. After that the account is as it was.
paper-means = How to pay
paper-means-none = The details for paying come through the same chat, on request.
paper-reference = Reference for your payment: { $reference }
paper-change = Changing a date
paper-change-how =
    Through the same chat, before the day: up to { $moves ->
        [one] once
       *[other] { $moves } times
    }, by up to { $days ->
        [one] a day
       *[other] { $days } days
    } each time.
paper-change-ask = Through the same chat, before the day: a person from the team looks at it.
paper-complain = Questions and complaints
paper-complain-how = Through the same chat, at any hour.{ HAS($phone) ->
        [yes] {" "}Telephone: { $phone }.
       *[no] {""}
    }{ HAS($page) ->
        [yes] {" "}Official page: { $page }
       *[no] {""}
    }
paper-record = Record
paper-proposed =
    { $by ->
        [client] Proposed by the account holder.
        [adviser] Proposed by a person from the team, accepted by the account holder.
       *[bot] Proposed by the automated assistant, accepted by the account holder.
    }
paper-policy = The company's policy: version { $version }.
paper-valid = The offer was open until { $until }.
paper-seal = Code { $code }. It comes from every word of this agreement: if one changes, so does the code.
paper-holder = { $name }, account ending in { $tail }
paper-bill = { JOIN($what, $number) }, due { DATE($due) }
statement-title = Statement of account
statement-bill = { JOIN($what, $number) }, due { $due }
statement-at = As of { $at }, from the records of { $creditor }
statement-balance = To pay
statement-overdue = Of that, { $amount } is past its date.
statement-stopped = Being looked at: { $amount }. It is not asked for until there is an answer.
statement-barred = Apart from that there is { $amount } which, because of the time that has passed, the law no longer makes you pay. A payment in part, or a plan, may let that time begin anew.
statement-favour = Credit on your account: { $amount }.
statement-lines = Movements
statement-what = Details
statement-bill-line =
    { $kind ->
        [credit_note] Credit note
        [correction] Correction
        [discount] Discount for keeping the agreement
        [withdrawn] Bill withdrawn
       *[carried] Adjustment in the company's records
    }, { $number }
statement-payment-line =
    { $kind ->
        [returned] Payment returned
       *[payment] Payment
    }, reference { $number }
statement-total = Balance
statement-total-favour = Credit on your account
statement-waiting = Being looked at
statement-barred-bills = What the law no longer makes you pay
statement-promised = Agreed payments
statement-promised-line =
    { $on }{ $paid ->
        [paid] : paid
        [part] : { $left } left
       *[open] {""}
    }
receipt-title = Payment receipt
receipt-got = We received
receipt-returned = On { $on } the bank returned this payment: it is no receipt any more.
receipt-reference = Reference
receipt-paid-on = Paid on
receipt-parts = What it paid
receipt-favour = Kept as credit on your account
receipt-left = What is left
receipt-left-nothing = As of { $at } nothing is left to pay.
receipt-left-all = As of { $at } there is { $left } left in all.
receipt-left-next = As of { $at } there is { $left } left of the agreement. The next payment is { $next_amount }, on { $next_on }.
settlement-title = Settlement letter
settlement-dated = { $on }
settlement-says = { $creditor } confirms that, in the name of { $name }, nothing is left to pay of the following.
settlement-says-nothing-owed = { $creditor } confirms that, as of { $on }, { $name } has nothing left to pay.
settlement-paid = Paid in total
settlement-forgiven = Besides, { $amount } was taken off and will not be asked for.
settlement-agreement = The payment agreement { $code } was kept.
settlement-closed = No other payment will be asked for on what is listed here.
settlement-thanks = Thank you for your trust.
letter-title = Your account with { $creditor }
letter-opens = We are writing about the following. If it is paid already, there's nothing you need to do: tell us and we'll look for it.
letter-more =
    { $count ->
        [one] and one more bill
       *[other] and { $count } more bills
    }
letter-due = Due
letter-total = In all
letter-plan = If you can't today, tell us how much and when suits you: we'll look at it and answer at once.
letter-ask = To talk to a person, or tell us that something is wrong
letter-chat = At { $link } you can talk with our automated assistant; with the word "person" somebody of the team answers.
letter-phone =
    { HAS($phone) ->
        [yes] Telephone: { $phone }.
       *[no] {""}
    }{ HAS($page) ->
        [yes] {" "}Official page: { $page }
       *[no] {""}
    }
letter-dispute = If any of this isn't right, tell us in the same way: it stops while we look at it, and we answer in writing.
letter-law = {""}
letter-never = We never ask for passwords, cards, or transfers to people's own accounts.
paper-proof = Code { $proof }: { $check } shows that this paper is genuine.
paper-file-name =
    { $paper ->
        [statement] statement
        [receipt] receipt
        [settlement] settlement-letter
       *[dossier] my-file
    }


## Paying before the due date

early-available =
    If paying early suits you, it's { $total } until { $to }: { $discount } less. And if not, everything stays as it is.
    .sms = If you pay by { SHORT($to) } it's { $total }: { $discount } less. And if not, everything stays as it is.
early-read-back =
    It would be like this, with { $discount } less:
    { $lines }

    If that day doesn't work out, nothing else is lost: it's { $total } on the usual date, { $on }. Shall we leave it like that?
    .sms =
    With { $discount } less:
    { $lines }
    If it doesn't work out, { $total } on { SHORT($on) }. Shall we leave it like that?
early-agreed =
    Noted, thank you: { $total }, by { $to }.
    .sms = Noted, thank you: { $total }, by { SHORT($to) }.
early-lapses =
    If that day doesn't work out, only the discount goes: it's { $total } on the usual date, { $on }.
    .sms = If it doesn't work out, { $total } on { SHORT($on) }.
early-left =
    Of course, everything stays as it is: your date is { $on }. If you change your mind, write to me.
    .sms = Of course, everything stays as it is: your date is { SHORT($on) }.
early-or-else =
    The price of { $total } holds until { $on }. If you'd rather pay another way, we let the discount go and look at it, no problem.

    Which do you prefer?
    .sms = The { $total } hold until { SHORT($on) }. Do you keep it, or shall we let the discount go and look at another way?
early-let-go =
    Done: we let the discount go, and the account is as it was, { $total }.

    How much would you like to pay, and when?
    .sms = Done: the account is as it was, { $total }. How much would you like to pay, and when?

file-title = Your own file with { $creditor }
file-made = Everything that is kept, as of { $at }
file-nothing = Nothing so far.
file-invoices = Bills: original amount and what is left
file-payments = Payments received
file-agreements = Agreements
file-agreement =
    { $code }, of { $at }: { $status ->
        [active] under way
        [kept] complete
        [broken] ended
        [replaced] replaced by another
       *[cancelled] without effect
    }.
file-sealed = Code checked.
file-unsealed = It does not match its code.
file-cases = Cases
file-case = { $kind }, { $at }
file-payment =
    { $on }, reference { $number }{ $returned ->
        [yes] {" "}(returned by the bank)
       *[no] {""}
    }
file-credits = Credit notes and corrections
file-promises = Promised dates
file-promise =
    { $on }, agreement { $code }: { $status ->
        [paid] paid
        [late] late
        [missed] not paid
       *[pending] to come
    }
file-decided =
    { $outcome ->
        [credit] It was credited.
        [correction] It was put right.
        [explanation] It was explained.
        [right_done] It was done.
        [right_refused] It was refused, with the reason.
        [approved] It was approved.
        [refused] It was not approved.
        [open] It is still open.
       *[other] It was answered.
    }
file-holds = When nothing was asked for
file-hold = From { $at }: { $number }
file-hold-until = until { $at }.
file-hold-open = and still so.
file-hold-all = the whole account
file-told-agreed = Kept because you agreed on { $at }.
file-told = What we were told
file-contacts = Contacts
file-contact =
    { $at }, { $channel ->
        [sms] SMS
        [whatsapp] WhatsApp
        [telegram] Telegram
        [web] chat page
        [terminal] chat
        [call] call
        [visit] visit
        [letter] letter
        [email] e-mail
       *[other] another way
    }: { $kind ->
        [before_due] note before a date
        [due] note on the day
        [after_due] note after a date
        [promise] reminder of an agreed payment
        [missed] note of a payment that is open
        [silence] question when the talk fell silent
        [rating] question about the service
        [thanks] thanks for a payment
        [receipt] receipt
        [outcome] answer to a case
        [adviser_reply] answer of somebody of the team
        [document] paper that was asked for
        [opt_out] confirmation of writing no more
        [contact] contact by the team
        [right] answer to what was asked about your data
       *[reply] answer of the assistant
    }
file-withheld = Messages that were not sent, and why
file-why =
    { $rule ->
        [hours] nobody may write at that hour
        [days] nobody may write on that day
        [counts] enough had been written in those days
        [hold] nothing was asked for at that time
        [opt_out] no messages were wanted
        [consent] there was no leave for that channel
        [wish] another time was wanted
       *[other] the contact rules did not allow it
    }
file-you = Who you are here
file-document = Identity document: kept and encrypted; not shown here.
file-birth-date = Date of birth: kept and encrypted; not shown here.
file-since = Client since { DATE($on) }.
file-postponed = Asked for no reminders until { DATE($on) }.
file-exit = Said on { $at } that they want to leave the service.
file-addresses = Addresses and consent
file-address =
    { $channel ->
        [sms] SMS
        [whatsapp] WhatsApp
        [telegram] Telegram
        [web] Chat page
        [terminal] Chat
       *[other] Another way
    }{ HAS($address) ->
        [yes] {" "}{ $address }
       *[no] {""}
    }: { $state ->
        [agreed] agrees to messages there
        [out] asked for no messages there
        [wrong] belongs to somebody else
       *[none] no consent to messages there
    }.
file-address-checked = Verified on { $at }.
file-consents = Leave given and taken back
file-consent =
    { $at }: { $leave ->
        [agreed] leave to write
        [speech] messages wanted again
        [health] leave to keep what was told of health
       *[silence] no more messages
    }
file-representatives = Who acts on your behalf
file-representative =
    { $name }, { $leave ->
        [until] until { $on }
       *[taken-back] no longer
    }
file-bill = { $bill }, originally { $amount }
file-tickets = Tickets and orders
file-ticket =
    { DATE($on) }, { $kind ->
        [order] Order
       *[ticket] Ticket
    } { $number }: { $subject }
file-risk = How late payment is estimated
file-risk-band =
    { $band ->
        [low] Late payment is unlikely.
        [medium] Late payment is somewhat likely.
        [high] Late payment is likely.
       *[unknown] Not estimated: there are too few bills to say.
    }
file-risk-given = The company's own word; not worked out here.
file-risk-reason =
    { $ground ->
        [late_rate] Of each 100 bills, paid late: { $figure }; counts from { $threshold }.
        [late_days] Usual days late: { $figure }; they count from { $threshold }.
        [overdue] Days since the oldest open bill was due: { $figure }; they count from { $threshold }.
       *[broken] Agreements that were not completed: { $figure }; they count from { $threshold }.
    }
file-campaigns = Campaigns
file-campaign = { $name }, { $at }
file-messages = Conversation
file-messages-count =
    { $count ->
        [one] One message, word for word
       *[other] { $count } messages, word for word
    }, in the data file that comes with this paper; whoever has not received it can ask for it.


## What a client can pay

means-ask =
    No problem, let's find another way. This is so that I don't suggest anything above what you can manage; if you'd rather not say, that's fine too.

    How much could you pay at most, and how often?
    .sms = How much could you pay at most, and how often?
means-income =
    So that I don't suggest anything above what you can manage: four short questions. Leave out any you like.

    About how much comes in, and how often?
    .sms = About how much comes in, and how often?
means-costs =
    Thank you. Now what can't wait: housing, food, bills, transport, family.

    About how much is that a month?
    .sms = About how much is that a month?
means-debts =
    Thank you, nearly there. Other loans or payments go here; if there are none, a no is enough.

    How much do they take a month?
    .sms = How much do they take a month?
means-left =
    Thank you, this is the last one.

    How much would be left a month for this account, without worry?
    .sms = Thank you, this is the last one. How much would be left a month for this account, without worry?


## The agreement's paper

papers-agreement =
    Here is your agreement, all in writing: { $link }
    .sms = Your agreement in writing: { $link }
papers-none =
    Nothing is agreed yet. As soon as it is, you get it in writing right here.
    .sms = Nothing is agreed yet. Once it is, you get it in writing.
papers-statement =
    Here's your statement, as of today: { $link }
    .sms = Your statement, as of today: { $link }
papers-receipt =
    Here's the receipt for your payment of { $amount } on { DATE($on) }: { $link }
    .sms = The receipt for your payment of { $amount }: { $link }
papers-receipt-none =
    I don't see any payment of yours on record yet. If you've paid, tell me and we'll look for it.
    .sms = I don't see any payment of yours on record yet. If you've paid, tell me and we'll look for it.
papers-settlement =
    Nothing is left to pay, and here's the letter that says so: { $link }
    .sms = Nothing is left to pay; here's the letter that says so: { $link }
papers-settlement-open =
    That letter comes here by itself as soon as nothing is left to pay. Today there's { $left } left.
    .sms = That letter comes as soon as nothing is left to pay. Today there's { $left } left.
papers-settlement-waiting =
    Something on your account is still being looked at. Once it's answered and nothing is left to pay, the letter comes here.
    .sms = Something on your account is still being looked at. Once it's answered, the letter comes.
papers-dossier =
    It's yours, and I'm glad to give it to you: every message, payment, agreement and case, with the reasons.

    The link works once, for one day: { $link }
    .sms = All that we keep of you. The link works once, for one day: { $link }
settlement-sent =
    { $thanked ->
        [yes] And here's the letter that says that nothing is left to pay:
       *[no] Thank you very much. This is the automated assistant of { $creditor }: nothing is left to pay, and here's the letter that says so.
    }
    { $link }
    .sms = { $thanked ->
        [yes] The letter that says that nothing is left to pay: { $link }
       *[no] Automated note from { $creditor }: nothing is left to pay, thank you. The letter that says so: { $link }
    }
settlement-sent-agreed =
    Thank you very much. This is the automated assistant of { $creditor }: what we agreed is paid, and here's the letter that says so.
    { $link }
    .sms = Automated note from { $creditor }: what we agreed is paid, thank you. The letter that says so: { $link }
account-settled =
    Thank you. This is the automated assistant of { $creditor }: nothing is left open, and there's nothing more you need to do.

    { -to-talk }
    .sms = Automated note from { $creditor }: nothing is left open. Thank you. { -to-talk-short }


## An instalment's date

promise-current =
    Thanks for writing. This is what we agreed, and it still stands:
    { $lines }

    All of it is in writing: { $link }

    What would you like to do?
    .sms =
    What we agreed:
    { $lines }
    In writing: { $link }
    What would you like to do?
promise-ask-date =
    Thanks for telling me. Let's find another date for the { $amount } of { $on }.

    Which day { -suits }?
promise-ask-date-again = The { $amount } of { $on } can stay as it is. If we move it, which day { -suits }?
promise-read-back =
    All right: I'm moving the { $amount } from { $from } to { $to }. Nothing else changes.

    Shall we leave it like that?
promise-moved = { -noted }: { $amount } on { $to }; nothing else changes. Thanks for telling me.
promise-passed-on =
    Thanks for telling me before. { $reason }, so someone on the team looks at it: it's case { $case }, and they answer by { $due }. You won't get any reminders meanwhile.
    .sms = Thanks for telling me. Someone on the team looks at it: case { $case }, answer by { SHORT($due) }. No reminders meanwhile.
promise-unchanged =
    All right, it stays as it was: { $amount } on { $on }. If anything changes, tell me and we'll look at it.
promise-ask-rest =
    Thanks for telling me: { $amount } on { $on } helps, and a lot.

    Which day { -suits } for the other { $left }?
    .sms = Thanks: { $amount } on { SHORT($on) }. Which day { -suits } for the other { $left }?
promise-read-back-split =
    All right: the { $amount } of { $from } come in parts, and nothing else changes.
    { $lines }

    Shall we leave it like that?
    .sms =
    The { $amount } of { SHORT($from) }, in parts:
    { $lines }
    Shall we leave it like that?
promise-split =
    { -noted }, thanks for telling me. It stands like this, and nothing else changes:
    { $lines }

    { HAS($case) ->
        [yes] You won't get reminders while your case { $case } is open.
       *[no] I'll remind you before each date.
    }
    .sms =
    { -noted }, thanks for telling me:
    { $lines }
promise-read-back-skip =
    All right: the { $amount } of { $from } move to the end of the agreement, { $to }. The total stays the same and the other dates don't change.

    Shall we leave it like that?
    .sms = The { $amount } of { SHORT($from) } move to the end, { SHORT($to) }; nothing else changes. Shall we leave it like that?
promise-skipped =
    { -noted }: no payment this time, and those { $amount } are for { $to }. Everything else stays the same. Thanks for telling me.
    .sms = { -noted }: { $amount } move to { SHORT($to) }; the rest stays the same. Thanks for telling me.
promise-sooner =
    Thanks, that works as it is. Each part counts from the day it arrives; as long as the { $amount } are complete on { $on }, nothing has to change.
    .sms = That works as it is: each part counts. With the { $amount } complete on { SHORT($on) }, nothing has to change.
promise-ahead =
    Of course, you can pay sooner and nothing has to change: each payment counts from the day it arrives. { $total } is left in all; you can pay it at once, or only what's next.
promise-anew =
    Thanks for coming back. The earlier agreement has ended, and that's all right: what you paid counts, and we can make a lighter one.
    .sms = Thanks for coming back. What you paid counts, and we can make a lighter agreement.
promise-reason-rescue-none = The dates of this agreement aren't mine to change
promise-reason-rescue-times = The dates of this agreement have changed as often as I may change them
promise-reason-rescue-days = That date is further away than I may move it
promise-reason-rescue-order = By then the next payment is due too
promise-reason-rescue-amount = That changes the amount we agreed
promise-reason-skip-none = Moving a payment to the end isn't mine to decide
promise-reason-skip-times = A payment of this agreement has moved to the end already
promise-reason-bills-join = Adding another bill to what we agreed is more than I can do myself


## A bill that is wrong, a service that never came

dispute-which =
    Thanks for telling me; I want to put the right one on hold. You can also write its number.

    Which one is it?
dispute-which-again =
    We'll get to the rest right away. To put only the right one on hold I still need the bill; if it isn't clear, write "not sure" and somebody finds it.

    Which one is it?
    .sms = I want to put only the right one on hold; if it isn't clear, write "not sure". Which bill is it?
dispute-invoice-opened =
    You're right to say so; if there's a mistake, it's ours to put right. I've put { $what } ({ $amount }) on hold: no interest, and we won't write to you about it.

    Someone is checking it, case { $case }, and answers by { $due }. Would you like to tell them anything else?
    .sms = You're right to say so. { $what } ({ $amount }) is on hold. Case { $case }, answer by { SHORT($due) }. Anything to add?
dispute-service-opened =
    You're right not to pay for something that didn't arrive as it should. I've put { $what } ({ $amount }) on hold: no interest, and we won't write to you about it.

    Someone is checking it, case { $case }, and answers by { $due }. Would you like to tell them anything else?
    .sms = You're right to say so. { $what } ({ $amount }) is on hold. Case { $case }, answer by { SHORT($due) }. Anything to add?
dispute-invoice-opened-all =
    You're right to say so; if there's a mistake, it's ours to put right. All of it is on hold: no interest, and we won't write to you about it.

    Someone is checking it, case { $case }, and answers by { $due }. Would you like to tell them anything else?
dispute-service-opened-all =
    You're right not to pay for something that didn't arrive as it should. All of it is on hold: no interest, and we won't write to you about it.

    Someone is checking it, case { $case }, and answers by { $due }. Would you like to tell them anything else?
dispute-part-opened =
    You're right to say so; if there's a mistake, it's ours to put right. Of { $what } I've stopped only { $amount }: nothing is added to that part and we won't write about it. The other { $left } can be paid whenever it suits you.

    Somebody looks into it, case { $case }, and answers by { $due }. Anything you'd like to add?
    .sms = You're right to say so. Of { $what } I've stopped { $amount }; { $left } stays. Case { $case }, answer by { SHORT($due) }. Anything to add?
dispute-whole = Understood, all of it. I've stopped the whole bill: nothing is added and we won't write about it. We'll answer by { $due }.
    .sms = Understood: I've stopped the whole bill. We'll answer by { SHORT($due) }.
dispute-added = Thank you. It's in the case, in your own words.
dispute-nothing-more = All right, that's enough for now. We'll answer by { $due }; until then there's nothing you need to do.


## A bill that never came

bill-resent =
    That shouldn't have happened; it was our mistake, and I'm sorry. Here is { $what } ({ $amount }): { $link }

    So that you have time, it is now due { $on }; nothing is added until then, and our reminders follow the new date.{ $others ->
        [yes] {" "}Do you need another one too?
       *[no] {""}
    }
    .sms = Our mistake, sorry. { $what } ({ $amount }): { $link } It is now due { SHORT($on) }.{ $others ->
        [yes] {" "}Do you need another one?
       *[no] {""}
    }
bill-resent-again =
    I'm sorry it didn't reach you. Here is { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}Do you need another one too?
       *[no] {""}
    }
    .sms = Sorry it didn't reach you. { $what } ({ $amount }): { $link }{ $others ->
        [yes] {" "}Do you need another one?
       *[no] {""}
    }
bill-none = I'm sorry it didn't reach you. I see nothing open here that I could send, so somebody on our team looks for it: it's case { $case }, and they'll answer by { $due }.
    .sms = Sorry it didn't reach you. I see nothing open here: somebody looks for it, case { $case }, answer by { SHORT($due) }.
bill-none-noted = Thanks for telling me. It's in the case, for whoever is looking for it.
bill-page =
    Bill { $number } of { $name }, { $amount } in all.

    { $lines }
bill-page-paid = Bill { $number } of { $name }, { $amount } in all. Nothing of it is left to pay.


## A complaint, a payment that we do not see

complaint-opened =
    That shouldn't have happened, and I'm sorry. I've stopped the reminders.

    Someone on the team is looking at it: it's case { $case }, and they answer by { $due }. Would you like to add anything?
complaint-added = Thanks for telling me. It's in the case, in your own words.
complaint-nothing-more = All right, that's enough for now. We'll answer by { $due }, and you won't get any reminders until then.
claim-opened =
    Thanks for letting me know. I've stopped the reminders while we look for your payment: it's case { $case }, and we'll answer by { $due }.

    Could you send me a photo or the PDF of the receipt, or the date and how you paid?
claim-opened-with-file =
    Thanks for telling me and for sending it: I've received it and noted it in case { $case }, for whoever looks for your payment. I've stopped the reminders, and we'll answer by { $due }.
    .sms = Thanks for sending it: it's noted in your case { $case }. Reminders are stopped; we'll answer by { SHORT($due) }.
claim-added = Thanks, that helps to find it. It's in the case, and you won't get any reminders meanwhile.
claim-taken-back =
    Thanks for clearing that up; no harm done. I put it in case { $case }, so that nobody goes on looking for that payment. Whenever you like, tell me how much and when works for you.
    .sms = Thanks for clearing that up; it's in case { $case }. Whenever you like, tell me how much and when works for you.
claim-without-details = No problem, we'll look with what we have. We'll answer by { $due }.


## A person

handover-on-duty =
    Of course. Someone on the team answers you here, by { $due } at the latest. It's case { $case }; you can keep writing, they'll read everything.
handover-under-way =
    Someone on the team already has your message, case { $case }, and answers you here by { $due }. You can keep writing, they'll read everything.
handover-off-duty =
    Of course. Nobody is on duty right now; they're back on { $opens }. I can ask them to call you, or to answer in writing.

    When { -suits }?
handover-busy =
    Of course. Nobody is free to write to you just now. I can ask them to call you, or to answer in writing.

    When { -suits }?
handover-other-hour =
    I can't set a call aside for that time.

    Does one of these suit you, or would you rather have an answer in writing?
    .sms = I can't set a call aside for that time. Does one of these suit you?
handover-call-when =
    Of course, someone on the team will call you.

    When works best for you?
handover-call-booked =
    { -noted }: someone on the team calls you on { $at }. It's case { $case }. If that time gets difficult, write to me and we'll change it.
handover-wish =
    I've noted it in your case { $case }, in your own words. If that time isn't possible, they write to you here by { $due }.
handover-call-wish =
    I've noted it for the person who calls you, who will see the time you prefer. Unless they tell you otherwise, the call stays on { $at }.
handover-in-writing = { -noted }: someone on the team answers you here by { $due }. It's case { $case }.
handover-returned = It's the automated assistant again; we can go on whenever you like. If you need a person once more, write "person".
handover-wait-over =
    The answer we promised didn't arrive in time. That was our mistake, and your case { $case } goes to the top: they answer by { $due }. Meanwhile I can help you.
exit-noted =
    Thanks for being frank; I won't insist. It's on record that you want to leave, in your own words: it's case { $case }. Whoever handles it answers you by { $due }.
exit-which = So that I don't get you wrong: would you like to pay your account, or leave the service?


## Stop, and begin again

stop-confirmed =
    Done: from now on you won't get any more messages from { $creditor }, by any means. If you ever want them again, write START.
    .sms = Done: you won't get any more messages from { $creditor }, by any means. To get them again, write START.
stop-elsewhere =
    Done: we won't write to you from now on. That you prefer another way is noted for someone on the team, who will see it. If you ever want messages here again, write START.
    .sms = Done: we won't write any more. Someone on the team will see which way you prefer. To get messages again, write START.
opt-in-confirmed =
    Thank you; { $creditor } will write to you again only when needed. If you no longer want these messages, reply STOP.
wrong-person =
    Thanks for telling us, and sorry for the bother. I'm removing this number right now; you won't get any more messages from us.
wrong-person-bereaved =
    I'm very sorry for your loss.

    We won't write to this number again. Someone on the team takes care of the rest; there's nothing you need to do.
wrong-person-asked =
    A person on the team takes care of this and answers you here by { $due }. They'll tell you if any document is needed; meanwhile there is nothing you need to do.
    .sms = A person on the team answers you here by { SHORT($due) }. Meanwhile there is nothing you need to do.
wrong-person-new-number = Thank you for telling us. We go on here, and someone on the team brings your number up to date.
wrong-person-missent = No problem, it happens to anyone. We go on whenever you like.
wrong-person-mourning =
    Thank you for telling me. The person on the team who takes care of this has it now; there is nothing more you need to do.


## A life before any account

distress-on-duty =
    What you're telling me matters more than any account. I've told someone on our team, and they'll talk to you today.

    If you feel you might hurt yourself, please call { $line } now. There is someone there to listen.
distress-off-duty =
    What you're telling me matters more than any account, and we won't write to you about any.

    If you feel you might hurt yourself, please call { $line } now. There is someone there to listen.
distress-on-duty-no-line =
    What you're telling me matters more than any account. I've told someone on our team, and they'll talk to you today.

    If you feel you might hurt yourself, please call the emergency number now, or reach someone you trust to be with you.
distress-off-duty-no-line =
    What you're telling me matters more than any account, and we won't write to you about any.

    If you feel you might hurt yourself, please call the emergency number now, or reach someone you trust to be with you.
distress-ask =
    I may have got you wrong, and I'd rather ask: you matter more than any account. If you're thinking of hurting yourself, or someone is hurting you, please call { $line } now: there is someone to listen.

    Are you in danger?
    .sms = You matter more than any account. If you may hurt yourself, please call { $line } now: they listen. Are you in danger?
distress-ask-no-line =
    I may have got you wrong, and I'd rather ask: you matter more than any account. If you're thinking of hurting yourself, or someone is hurting you, please call the emergency services now, or turn to someone you trust.

    Are you in danger?
    .sms = You matter more than any account. If you may hurt yourself, please call the emergency services now. Are you in danger?
distress-none = Thanks for telling me. I'm here for whatever you need.


## When paying is not possible

hardship-heard = Thank you for telling me. I'm sorry you're going through this.
hardship-offer-person =
    I won't ask you for a date now. Someone on the team can pause the account, or see how to reduce what is left.

    Is it all right if they write to you?
hardship-your-word =
    There's no hurry: it can be a little, it can be later, and if nothing is possible now, that's fine to say too.

    What would be possible for you?
hardship-passed-on =
    Thank you for trusting us with this. Someone on the team writes to you by { $due }; it's case { $case }. Until then there are no reminders and nothing to decide.
keeping-ask =
    If you like, I'll note down what you told me: only those who attend to you read it, and after { $days ->
        [one] one day
       *[other] { $days } days
    } it is erased. Whatever you answer, the help is the same.

    Shall I note it down?
    .sms = If you like, I'll note what you told me: only for who attends to you, { $days ->
        [one] one day
       *[other] { $days } days
    }. If not, the help is the same. Shall I note it?
keeping-kept = Noted, only for those who attend to you. Thank you for trusting us.
keeping-left = Of course, I note nothing down. The help stays just the same.
hardship-loss = I'm very sorry for your loss.
hardship-care =
    That's enough for now: there's nothing to decide and nothing to answer. Someone on the team takes care of your account; it's case { $case }, and they write to you by { $due }. Until then there are no reminders.
    .sms = There's nothing to decide for now. Someone takes care of your account: case { $case }, they write to you by { SHORT($due) }.
hardship-from-then = Thank you for telling me. Then nothing before { $on }.
hardship-ahead =
    Telling us ahead helps: there's room that way. The account is due { $on }, and from now on another date or parts can be agreed.

    What would be possible for you?
hardship-ways =
    Besides paying in parts, there are these ways. Looking at one commits you to nothing.

    Which one would you like to see?
    .sms = These are other ways, and looking commits you to nothing. Which one would you like to see?
hardship-when =
    All right: nothing for now, and that's fine.

    Which day would you like us to pick this up again?
hardship-until = { -noted }: I'll write on { $on } and not before. If anything changes, write to me whenever you like.
hardship-again =
    Hello, { $name }. This is the automated assistant of { $creditor }. We said we'd pick this up again, with no hurry at all. Whenever you like, tell me what would be possible for you; someone on the team can help too.
    .sms = Automated assistant of { $creditor }: let's pick this up again, no hurry. Tell me when you like, or ask for a person.


## Ways besides a plan

route-pause =
    I can put the account on pause until { $on }: no reminders, no interest, no fees. That day I write to see how to go on; the amount will be the same as today.

    Shall we pause it?
route-pause-begun = Done: the account is on pause until { $on }. There are no reminders and nothing is added. I write that day; if you'd like to pay something or agree on anything before, I'm here.
pause-over =
    Hello, { $name }. This is the automated assistant of { $creditor }. The pause has ended, and nothing was added meanwhile. Whenever you like, tell me how to go on in a way that { -suits }; someone on the team can help too.
    .sms = Automated assistant of { $creditor }: the pause has ended and nothing was added. Tell me how to go on, or ask for a person.
route-small-first-payment =
    Of course, you can begin with a little. I check whatever you say right away.

    How much could you begin with, and on which day?
route-return-goods =
    It can be returned. Someone on the team looks at its condition and at how much that takes off what is left, and answers by { $due }. Nothing changes until you accept it.

    Shall I pass it on?
    .sms = It can be returned: someone looks at how much that takes off and answers by { SHORT($due) }. Shall I pass it on?
route-change-tariff =
    A smaller plan or tariff can be looked at. Someone on the team checks which ones fit and answers by { $due }. What is already billed doesn't change with that.

    Shall I pass it on?
route-direct-debit =
    You can pay by direct debit. Someone on the team sends you the authorisation by { $due }, and nothing is taken until you sign it. I'll never ask for card details here.

    Shall I pass it on?
    .sms = Someone sends you the authorisation by { SHORT($due) }; nothing is taken until you sign it. Shall I pass it on?
route-other-payer =
    Someone else can pay for you. The team tells you how by { $due }, and nobody is told the details of your account.

    Shall I pass it on?
route-by-person =
    That isn't mine to decide. Someone on the team looks at it and answers by { $due }.

    Shall I pass it on?
route-passed-on = Done: it's case { $case }, and you'll hear by { $due }. There are no reminders meanwhile.
route-declined = All right, it stays as it is. I'm here for whatever you need.
goal-answer = { $answer }
goal-noted = I've noted what matters most to you: { $goal }.
goal-keep-service = keeping the service
goal-avoid-interest = that it doesn't grow with interest
goal-clear-name = clearing your record
goal-keep-credit = keeping your credit
goal-be-done = being done with this
irritation-offer = I'm sorry this has become tiring. I've stopped the reminders, and if you'd rather talk to someone on the team, write "person" at any time.


## Farewell and rating

farewell-agreement =
    Thank you for your trust. Next is { $on }{ HAS($case) ->
        [yes] .
       *[no] ; I'll remind you.
    }
farewell-case =
    Thanks for writing. The next step is ours: we'll answer by { $on }{ HAS($case) ->
        [yes] , case { $case }
       *[no] {""}
    }.
farewell-payment = Thank you. Next is your payment on { $on }; as soon as it arrives, I'll confirm it here.
farewell-paid = Thank you. There's nothing left to pay, and I'm here for whatever you need.
farewell-none = Thanks for writing. I'm here whenever you want to go on, day or night.
farewell-again = You're welcome. Take care.
rating-ask = So that we can learn from it, if you'd like to say: how was this conversation?
rating-thanks = Thanks for telling us; that's how we learn.
rating-what = Thanks for being frank, and I'm sorry it didn't go well. What should be better?
satisfaction-ask =
    Your case { $case } is closed.

    If you'd like to say: how did we do?
satisfaction-own =
    Your case { $case } is closed.

    { $text }
satisfaction-next = { $text }
satisfaction-more = Thank you. Would you like to add anything in your own words?
satisfaction-person = Thanks for telling us. Would you like someone on the team to write to you about this?


## What the assistant cannot read

media-voice = I've received your voice note for the team; I can't listen to it myself yet. Please write it to me here.
media-voice-person = I've received this one too, and so that you needn't write, someone on the team will listen to it.
media-file = I've received the file for the team; I can't open it yet. If you like, write what it is about.
media-location = I've kept your location for the team; I can't read it yet. If you like, write what you need.
media-contact = I've received the contact for the team; I won't write to that person. If you like, write what you need.
media-sticker = I can't see stickers yet; words I do understand.
media-unreadable = I can't open that kind of message yet; words I do understand.
media-empty = Your message came through empty. Please write it again.
media-edited = I saw that you changed a message that I had read already. If something important changed, please write it in a new one.
media-old-button = That button belonged to an earlier message, so I did nothing with it.
media-old-link = That link was used already or has expired, and it opened nothing. We can go on here.
media-added = Thanks, I've received it and noted it in your case { $case }, for whoever is looking into it.
media-lost = I'm sorry: what you sent didn't come through, and I couldn't keep it. You can send it again, or write it to me.
media-lost-large = I'm sorry: what you sent is too large, and I couldn't keep it. You can send a smaller one, or write it to me.
media-lost-kind = I'm sorry: I can't keep that kind of file. You can send it as a photo or PDF, or write it to me.


## When something was not understood

nod =
    All right. I'm here for whatever you need: your account, a payment you'd like to suggest, or someone to talk to.
    .sms = All right. I'm here for whatever you need: write "account", "pay" or "person".
repair-first = Sorry, I didn't quite understand. You can put it in other words, or tap one of these options.
    .sms = Sorry, I didn't quite understand. You can put it in other words, or write "person".
repair-which = I'd rather ask than get you wrong. You can put it in other words, or tap what comes closest.
    .sms = I'd rather ask than get you wrong. You can put it in other words, or write what comes closest.
repair-second =
    I still don't understand, and the limit is mine. A short sentence helps, such as "pay 100 on Friday". Or I can pass it to a person.
repair-passed-on =
    I don't want to waste your time: someone on the team will read your messages, case { $case }, and answers by { $due }.
repair-under-way = I didn't understand, but someone on the team already has your messages and answers by { $due }.


## Questions that the creditor answers

topic-answer =
    Here's the answer in the words of { $creditor }:

    { $answer }
    .sms = { $creditor }: { $answer }
topic-passed-on =
    I'd rather not tell you something inexact. Someone on the team answers it by { $due }; it's case { $case }.
objection-reply = { $answer }
    .sms = { $short }
objection-branch = { $title }
objection-again =
    We have talked about this, and I don't want to repeat myself. Would you like someone on the team to look at it with you?
benefit-once =
    One advantage of being up to date with { $creditor }: { $benefit }
phishing-opened =
    Thanks for telling us. We never ask for cards, passwords or deposits to a person: don't answer that message, and if you gave any details, call your bank.

    Someone on the team is looking at it: it's case { $case }, and they answer by { $due }. What did it say, and where did it come from?
    .sms = Thanks for telling us. We never ask for cards or passwords: don't answer, and if you gave details, call your bank. Case { $case }, answer by { SHORT($due) }. What did it say, and from where?
phishing-added = Thanks, that helps to find them. It's in the case, in your own words.
phishing-nothing-more =
    All right, that's enough. We'll answer by { $due }.
    .sms = All right, that's enough. We'll answer by { SHORT($due) }.
trust-page-and-phone =
    You're right to check. I'm the automated assistant of { $creditor }. Without tapping any link in this chat, type { $page } in your browser and check the message's code there, if it has one, or call { $phone } and ask about it.

    We never ask for cards, passwords, codes from your bank or deposits to personal accounts.
    .sms = You're right to check: { $creditor }, { $page } or { $phone }. We never ask for cards or passwords.
trust-phone =
    You're right to check. I'm the automated assistant of { $creditor }. You can call { $phone } and ask about this message.

    We never ask for cards, passwords, codes from your bank or deposits to personal accounts.
    .sms = You're right to check: call { $creditor }, { $phone }. We never ask for cards or passwords.
trust-page =
    You're right to check. I'm the automated assistant of { $creditor }. Without tapping any link in this chat, type { $page } in your browser: there you can check the message's code, if it has one, and see our contact details.

    We never ask for cards, passwords, codes from your bank or deposits to personal accounts.
    .sms = You're right to check: { $creditor }, { $page }. We never ask for cards or passwords.
trust-bill =
    You're right to check. I'm the automated assistant of { $creditor }. You can call the number printed on your bill and ask about this message.

    We never ask for cards, passwords, codes from your bank or deposits to personal accounts.
    .sms = You're right to check: call { $creditor }, the number on your bill. We never ask for cards or passwords.
hours-each =
    { $day_a ->
         [0] on Mondays
         [1] on Tuesdays
         [2] on Wednesdays
         [3] on Thursdays
         [4] on Fridays
         [5] on Saturdays
        *[6] on Sundays
    }
hours-first =
    { $day_a ->
         [0] Monday
         [1] Tuesday
         [2] Wednesday
         [3] Thursday
         [4] Friday
         [5] Saturday
        *[6] Sunday
    }
hours-last =
    { $day_b ->
         [0] Monday
         [1] Tuesday
         [2] Wednesday
         [3] Thursday
         [4] Friday
         [5] Saturday
        *[6] Sunday
    }
hours-line =
    { $span ->
        [all] • every day, { TIME($opens) } to { TIME($until) }
        [one] • { hours-each }, { TIME($opens) } to { TIME($until) }
       *[several] • { hours-first } to { hours-last }, { TIME($opens) } to { TIME($until) }
    }
hours-read-back =
    Of course. We'll write to you only at these times:
    { $lines }

    Shall I note it like that?
    .sms =
    We'll write to you only:
    { $lines }
    Shall I note that?
hours-kept = Noted: we won't write to you at other times. To change it, just tell me.
hours-again =
    That's fine, I've noted nothing new. Tell me in other words which times or days suit you: "only afternoons", "not on Sundays".
    .sms = I've noted nothing new. For example, "only afternoons": which times or days suit you?
hours-any = Noted: we'll write at any of the permitted times, as before.
hours-never =
    Noted. We aren't able to write at those times, so we won't write to you first. You can write to me whenever you like.

    If any of these times suits you, tell me:
    { $lines }
    .sms =
    Noted: we won't write to you first. If it suits you, we only can:
    { $lines }
hours-not-at-work =
    Thank you for telling me, and I'm sorry. Someone from the team will remove your work address and confirm it by { $due }. Until then we won't write to you first.
    .sms = Thank you for telling me. Someone will remove your work address and confirm by { SHORT($due) }. Until then we won't write first.
later-waiting = Of course, take your time; I'm here.
later-noted = Of course, no problem. I won't write before { $on }; you can write to me whenever you like.
language-changed = Of course, let's go on in English.
help-what-for =
    I'm the automated assistant of { $creditor }. With me you can see your account, propose how to pay, point out a mistake or ask for a person, at any hour.
    .sms = I'm the automated assistant of { $creditor }: see your account, propose a payment, report a mistake or ask for a person.
abuse-heard =
    I'm sorry it has come to this, and I take it seriously. Someone on the team can look at it; and if you'd rather go on with me, I'm here.
abuse-passed-on =
    I'm sorry I wasn't able to help. Someone on the team will read everything and answers by { $due }; it's case { $case }.


## What the team decided

case-resolved-found =
    We found your payment; thanks for waiting. This is from whoever looked for it, case { $case }:

    { $text }
    .sms = We found your payment; thanks for waiting. Case { $case }: { $text }
case-resolved-not-found =
    We looked carefully, and your payment hasn't turned up yet. This is the answer to your case { $case }:

    { $text }

    If you come across a receipt, tell me you have paid and send it: we'll look again.
    .sms = Your payment hasn't turned up yet. Case { $case }: { $text }
case-resolved-credit =
    You were right, and we have credited it to your account. This is from the person who looked at case { $case }:

    { $text }
    .sms = You were right, and we have credited it to your account. Case { $case }: { $text }
case-resolved-correction =
    You were right, and we have corrected it; thanks for telling us. This is from the person who looked at case { $case }:

    { $text }
    .sms = You were right, and we have corrected it. Case { $case }: { $text }
case-resolved-explanation =
    Thanks for waiting. We looked at it carefully, and this is how your case { $case } is explained:

    { $text }

    If that doesn't convince you, tell me and another person will look at it.
    .sms = Thanks for waiting. Case { $case }: { $text }
case-resolved-right-done =
    We've done what you asked about your details. This is from whoever saw to it, case { $case }:

    { $text }
    .sms = We've done what you asked about your details. Case { $case }: { $text }
case-resolved-right-refused =
    We looked carefully at what you asked about your details, and we can't do it. This is the reason, from whoever had case { $case }:

    { $text }

    If you disagree, you can turn to the authority that protects personal data in your country.
    .sms = We can't do what you asked about your details. Case { $case }: { $text } You can turn to your country's data authority.
case-resolved-right-refused-where =
    We looked carefully at what you asked about your details, and we can't do it. This is the reason, from whoever had case { $case }:

    { $text }

    If you disagree, you can turn to { $office }.
    .sms = We can't do what you asked about your details. Case { $case }: { $text } You can turn to { $office }.
case-resolved-other =
    Thanks for waiting. This is the team's answer to your case { $case }:

    { $text }
    .sms = Thanks for waiting. Case { $case }: { $text }
case-approved =
    Good news: your proposal was approved just as you made it. It's agreed like this:
    { $lines }

    It comes to { $total }, without interest or charges{ HAS($discount) ->
        [yes] {" "}and, once complete, { $discount } is forgiven
       *[no] {""}
    }.
    .sms =
    Your proposal was approved:
    { $lines }
    In all { $total }{ HAS($discount) ->
        [yes] , { $discount } is forgiven
       *[no] {""}
    }.
case-agreed-by-phone =
    What you agreed by phone is noted. It's agreed like this:
    { $lines }

    It comes to { $total }, without interest or charges{ HAS($discount) ->
        [yes] {" "}and, once complete, { $discount } is forgiven
       *[no] {""}
    }.
    .sms =
    Noted, as agreed by phone:
    { $lines }
    In all { $total }{ HAS($discount) ->
        [yes] , { $discount } is forgiven
       *[no] {""}
    }.
case-call-booked =
    { -noted }: { $adviser } calls you on { $at }. It's case { $case }. If that time gets difficult, write to me and we'll change it.
case-call-moved =
    Your call has moved: { $adviser } calls you on { $at }. It's case { $case }. If that time gets difficult, write to me and we'll change it.
case-refused =
    Thanks for waiting. This time it couldn't be approved as you proposed it, and the person who looked at it explains:

    { $text }

    There are other ways; whenever you like, we can look at them here or with a person.
    .sms = This time it couldn't be approved as you proposed it. { $text } We can look at other ways whenever you like.
payment-received =
    Thank you. This is the automated assistant of { $creditor }: we received your { $amount }. There's { $left } left in all, and we can look at it at your own pace.

    { -to-talk }
    .sms = Automated note from { $creditor }: we received your { $amount }, thank you. There's { $left } left in all. { -to-talk-short }
payment-received-next =
    Thank you. This is the automated assistant of { $creditor }: we received your { $amount }. Next is { $next_amount } on { $next_on }.

    { -to-talk }
    .sms = Automated note from { $creditor }: we received your { $amount }, thank you. Next is { $next_amount } on { SHORT($next_on) }. { -to-talk-short }
payment-received-part =
    Thank you. This is the automated assistant of { $creditor }: we received your { $amount }. For { $next_on }, { $next_amount } is left. If it got difficult, just propose another date.

    { -to-talk }
    .sms = Automated note from { $creditor }: we received your { $amount }, thank you. For { SHORT($next_on) }, { $next_amount } is left. { -to-talk-short }
payment-reversed =
    This is the automated assistant of { $creditor }. The bank tells us that the payment of { $amount } we thanked you for didn't arrive in the end. It's usually something simple; for now that amount is open again.

    If you see it as paid, tell me. { -to-talk }
    .sms = Automated note from { $creditor }: the bank says the { $amount } we thanked you for didn't arrive in the end. If you see it as paid, tell me. { -to-talk-short }
payment-misplaced =
    This is the automated assistant of { $creditor }. The payment of { $amount } we thanked you for wasn't yours: we put it on your account by mistake, and we're sorry. We have taken it off, and your account is as it was before.

    If you have paid too, tell me. { -to-talk }
    .sms = Automated note from { $creditor }: the { $amount } we thanked you for wasn't yours. That was our mistake, sorry; your account is as it was before. { -to-talk-short }
payment-received-noted =
    Thank you very much. This is the automated assistant of { $creditor }: we received your { $amount }. There's nothing more you need to do for now.

    { -to-talk }
    .sms = Automated note from { $creditor }: we received your { $amount }. Thank you. { -to-talk-short }
payment-received-all =
    Thank you very much. This is the automated assistant of { $creditor }: we received your { $amount }, and with that nothing is left open.

    { -to-talk }
    .sms = Automated note from { $creditor }: we received your { $amount }, and with that nothing is left open. Thank you. { -to-talk-short }
payment-received-over =
    Thank you very much. This is the automated assistant of { $creditor }: we received your { $amount }. Nothing is left open, and { $favour } stays in your favor for the next bill.

    { -to-talk }
    .sms = Automated note from { $creditor }: we received your { $amount }, thank you. Nothing is open; { $favour } stays in your favor. { -to-talk-short }


## Reminders

-to-pay = Reply PAY to see how, "person" to talk to someone, or STOP to end reminders.
-to-pay-short = Reply PAY, "person", or STOP for no more reminders.
-to-talk = Write "person" to talk to someone, or reply STOP to end reminders.
-to-talk-short = Write "person", or reply STOP for no more reminders.

contact-opening =
    Hello. I'm the automated assistant of { $creditor }, and I'm looking for the holder of the account ending in { $tail }. Write "person" if you'd rather deal with someone on the team, or reply STOP to get no messages.

    Am I speaking with the account holder?
    .sms = I'm the automated assistant of { $creditor }. { -to-talk-short } Am I speaking with the holder of the account ending in { $tail }?
reminder-before-due =
    Hello, { $name }. This is the automated assistant of { $creditor }. A reminder: the payment for { $what } is due on { $on }. If you've already made it, there's nothing you need to do.

    { -to-pay }
    .sms = Automated note from { $creditor }: the payment for { $what } is due on { SHORT($on) }. { -to-pay-short }
reminder-before-due-plain =
    Hello, { $name }. This is the automated assistant of { $creditor }. The payment for { $what } is due on { $on }. If you've made it, thank you.

    { -to-pay }
    .sms = Automated note from { $creditor }: the payment for { $what } is due on { SHORT($on) }; if you've made it, thank you. { -to-pay-short }
reminder-due =
    Hello, { $name }. This is the automated assistant of { $creditor }. The payment date for { $what } is here: { $on }. If you've made it, thank you; if it's difficult, propose another date.

    { -to-pay }
    .sms = Automated note from { $creditor }: the payment date for { $what } is here, { SHORT($on) }. { -to-pay-short }
reminder-due-plain =
    Hello, { $name }. This is the automated assistant of { $creditor }. The payment date for { $what } is { $on }. If you've made it, thank you.

    { -to-pay }
    .sms = Automated note from { $creditor }: the payment date for { $what } is { SHORT($on) }. { -to-pay-short }
reminder-after-due-kind =
    Hello, { $name }. This is the automated assistant of { $creditor }. These things slip by: the payment for { $what } was for { $on }. If you've made it, thank you; there's nothing you need to do.

    { -to-pay }
    .sms = Automated note from { $creditor }: these things slip by; the payment for { $what } was for { SHORT($on) }. { -to-pay-short }
reminder-after-due-plain =
    Hello, { $name }. This is the automated assistant of { $creditor }. The payment for { $what }, of { $on }, is still open. It can be all at once or in parts; if you've made it, thank you.

    { -to-pay }
    .sms = Automated note from { $creditor }: the payment for { $what }, of { SHORT($on) }, is still open; it can be in parts. { -to-pay-short }
reminder-after-due-help =
    Hello, { $name }. This is the automated assistant of { $creditor } about the payment for { $what }, of { $on }. If you can't manage it all, propose how much and when. I'll tell you at once if it works; you decide.

    { -to-talk }
    .sms = Automated note from { $creditor }, on the payment for { $what } of { SHORT($on) }: if you can't manage it all, propose how much and when. { -to-talk-short }
reminder-after-due-anew =
    Hello, { $name }. This is the automated assistant of { $creditor }. The agreement no longer runs, and that's all right: what you paid counts. The payment for { $what }, of { $on }, is still open; you can propose another.

    { -to-talk }
    .sms = Automated note from { $creditor }: the agreement no longer runs; the payment for { $what } of { SHORT($on) } is as it was. Propose another way. { -to-talk-short }
reminder-promise =
    Hello, { $name }. This is the automated assistant of { $creditor }. A reminder of what we agreed for { $on }. If it's already paid, there's nothing you need to do; if it got difficult, propose another date.

    { -to-pay }
    .sms = Automated note from { $creditor }: what we agreed for { SHORT($on) }. { -to-pay-short }
reminder-promise-plain =
    Hello, { $name }. This is the automated assistant of { $creditor }. We agreed on a payment for { $on }. If you've made it, thank you; if you need another date, propose one.

    { -to-pay }
    .sms = Automated note from { $creditor }: we agreed on a payment for { SHORT($on) }. { -to-pay-short }
code-line = Code { $proof }: { $check } shows it's ours.
nudge = Hello. This is the automated assistant. I have an answer for you: write to me whenever you like and I'll send it here.
reminder-missed =
    Hello, { $name }. This is the automated assistant of { $creditor }. We don't see the payment of { $on } yet; if you've made it, there's nothing you need to do. If it got difficult, just propose another date.

    { -to-talk }
    .sms = Automated note from { $creditor }: we don't see the payment of { SHORT($on) } yet. If it got difficult, propose another date. { -to-talk-short }
reminder-missed-plain =
    Hello, { $name }. This is the automated assistant of { $creditor }. The payment we agreed for { $on } is still open. If you've made it, thank you; if not, you can make it now or propose another date.

    { -to-pay }
    .sms = Automated note from { $creditor }: the payment agreed for { SHORT($on) } is still open; you can propose another date. { -to-pay-short }
reminder-missed-help =
    Hello, { $name }. This is the automated assistant of { $creditor } about the payment agreed for { $on }. If you've made it, thank you; if it got difficult, propose how much and when. I'll tell you at once if it works.

    { -to-talk }
    .sms = Automated note from { $creditor }, on the payment agreed for { SHORT($on) }: if it got difficult, propose how much and when you can. { -to-talk-short }
reminder-missed-rest =
    Hello, { $name }. This is the automated assistant of { $creditor }. Thank you for the part you've paid for { $on }. We don't see the rest yet; if you've made it, all is well. If it got difficult, just propose another date.

    { -to-talk }
    .sms = Automated note from { $creditor }: thanks for what you've paid; we don't see the rest of { SHORT($on) } yet. You can propose another date. { -to-talk-short }
nudge-silence =
    Hello. This is the automated assistant of { $creditor }. We left our conversation halfway, and that's fine: what you told me is kept. You can go on whenever you like, with no hurry.

    { -to-talk }
    .sms = Automated assistant of { $creditor }: what you told me is kept, and you can go on whenever you like. { -to-talk-short }


## Staff

staff-wrote = { $adviser }, adviser
case-summary-witness = Stands by the agreement { $code }, just accepted. One message from you confirms it.
case-summary-visitor = { $kind }. Somebody wrote who is not known yet.
case-summary =
    { $kind }. { $balance } to pay on { $count ->
        [one] one bill
       *[other] { $count } bills
    }; { $days ->
        [0] nothing past its date
        [one] the oldest was due yesterday
       *[other] the oldest was due { $days } days ago
    }.
case-summary-fault =
    { $fault ->
        [not_delivered] Nothing says that bill { $number } has reached them.
        [service] What bill { $number } is for was not as promised.
        [dates] Bill { $number } is due before the day it was issued.
        [figures] Bill { $number } asks for more than its amount without what was paid.
        [twin] Bill { $number } seems to be there twice, its number written in another way.
        [unapplied] Payment { $number } is not applied, or not all of it.
       *[unreachable] There is no address at which messages reach them.
    }
case-note-voice = (Sent a voice note.)
case-note-file = (Sent a file.)
case-note-location = (Sent a location.)
case-note-contact = (Sent a contact.)
case-note-lost = (What they sent could not be kept.)
case-note-whole = (They say it is the whole bill.)
case-note-bill-unknown = (The client did not say which bill this part is of; it was stopped on the newest. It still has to be found.)
case-kind-dispute-invoice = Bill in dispute
case-kind-dispute-service = Service or goods in dispute
case-kind-complaint = Complaint about treatment
case-kind-exception = Plan that only the team can approve
case-kind-payment-claim = Says it is paid
case-kind-refer = No plan fits what the client can pay
case-kind-hardship = Cannot pay for now
case-kind-bereavement = Bereavement
case-kind-human = Asks for a person
case-kind-call-back = Asks for a call
case-kind-distress = Person in danger
case-kind-exit-intent = Wants to leave
case-kind-wrong-person = Somebody else's number
case-kind-locked-out = Identity not shown
case-kind-unclean-debt = Data or service to put right
case-kind-unmatched-payment = Payment not matched
case-kind-missing-document = Missing document
case-kind-phishing = Possible impersonation
case-kind-repair = The assistant did not understand
next-instalment = The next payment of the agreement
next-payment = The next payment
next-answer = The team's answer
next-write = Go on with the talk when the client writes


## Quick replies

button-list = See options
button-person = Talk to someone
button-account = See my account
button-how-to-pay = How to pay
button-pay-account = Pay my account
button-receipt = See the receipt
button-propose = Propose a payment
button-its-me = Yes, it's me
button-not-me = No, it isn't
button-yes-plan = Yes, leave it so
button-change = Change something
button-yes-barred = Yes, go on
button-no-barred = No, leave it so
button-take-plan = That works for me
button-equal-parts = In equal payments
button-ask-adviser = Let someone see it
button-other-plan = Another way
button-keep-dates = With my dates
button-keep-amounts = With my amounts
button-keep-count = As many payments
button-lighter = Pay less each time
button-nearest-plan = The other one
button-rather-not = I'd rather not say
button-yes-date = Yes, that date
button-other-date = Another date
button-move-date = Move a date
button-pay-early = Pay early
button-keep-told = Yes, note it down
button-keep-nothing = I'd rather not
button-yes-hours = Yes, that's fine
button-other-hours = Other times
button-not-now = Not now
button-let-go = Let the discount go
button-keep-discount = Keep it
button-yes-person = Yes, write to me
button-need-help = I need help
button-am-fine = I'm fine
button-dispute-all = It's the whole bill
button-invoice = The { $amount } one
button-invoice-day = From { SHORT($on) }
button-invoice-number = No. { $number }
button-slot = { SHORT($at) }
button-in-writing = In writing
button-option-1 = Number 1
button-option-2 = Number 2
button-amount = { $amount }
button-day = { DATE($on) }
button-rate-5 = Good
button-rate-3 = So-so
button-rate-1 = Bad
button-score-1 = Very bad
button-score-2 = Bad
button-score-3 = Fair
button-score-4 = Good
button-score-5 = Very good
button-guess-paid = I already paid
button-guess-discount = Ask for a discount
button-guess-time = I need more time
button-guess-who = Who is writing
button-guess-options = What are my options
button-guess-why = What is it for
button-guess-leave = Leave the service
button-guess-cannot = I can't pay now
button-guess-complaint = I have a complaint
button-guess-later = Some other time
button-guess-bill = The bill is wrong
button-guess-service = The service failed
button-ways = See other ways
button-when-7 = In a week
button-when-14 = In two weeks
button-when-30 = In a month
button-yes-route = Yes, please
button-go-on = Go on here
button-no-route = No, thanks
button-route-pause = Pause the account
button-route-skip-instalment = Skip an instalment
button-route-small-first-payment = Begin with a little
button-route-return-goods = Return the product
button-route-change-tariff = Smaller plan
button-route-direct-debit = Direct debit
button-route-other-payer = Someone else pays


## Rights over one's data, and who acts for somebody

rights-rectify =
    Thanks for telling me: a wrong detail is ours to put right. It's request { $case }; someone answers you by { $due }.

    How should it read?
    .sms = Thanks for telling me. Request { $case }: someone answers you by { SHORT($due) }. How should it read?
rights-rectify-by-law =
    Thanks for telling me: a wrong detail is ours to put right. It's request { $case }; someone answers you by { $due }. The law ({ $law }) allows until { $last }.

    How should it read?
    .sms = Thanks for telling me. Request { $case }: an answer by { SHORT($due) }; by law, { SHORT($last) }. How should it read?
rights-taken =
    That's your right. It's request { $case }: someone on the team answers you by { $due }.
    .sms = That's your right. Request { $case }: someone answers you by { SHORT($due) }.
rights-taken-by-law =
    That's your right. It's request { $case }: someone on the team answers you by { $due }. The law ({ $law }) allows until { $last }.
    .sms = That's your right. Request { $case }: an answer by { SHORT($due) }; by law, { SHORT($last) }.
rights-under-way =
    Your request is noted already, as number { $case }, and I've added what you say. Someone answers you by { $due }.
    .sms = Your request { $case } is noted, with what you say. An answer by { SHORT($due) }.
rights-added = Thanks. It's noted in your own words.
rights-nothing-more =
    All right, that's enough. We answer you by { $due }.
    .sms = All right, that's enough. We answer you by { SHORT($due) }.
privacy-notice =
    We use your data only for your account with { $creditor }: to remind you, answer you and agree on payments. You can ask for a copy, have it put right or erased, or object to its use: just write it here.
    .sms = We use your data only for your account with { $creditor }. You can ask for a copy, a correction or erasure: just write it here.
privacy-notice-of =
    { $controller } answers for your data. We use it only for your account: to remind you, answer you and agree on payments.

    You can ask for a copy, have it put right or erased, or object to its use. Just write it here, or to { $contact }.
    .sms = { $controller } answers for your data. You can ask for a copy, a correction or erasure, here or at { $contact }.
privacy-notice-page =
    { $controller } answers for your data. We use it only for your account: to remind you, answer you and agree on payments.

    You can ask for a copy, have it put right or erased, or object to its use. Just write it here, or to { $contact }. The whole notice: { $page }
    .sms = { $controller } answers for your data. You can ask for a copy, a correction or erasure, here or at { $contact }. Notice: { $page }
privacy-where =
    You have every right: you can turn to { $office }. If you like, tell me what happened too, and someone on the team looks at it.
    .sms = You have every right: you can turn to { $office }. If you like, tell me what happened and someone looks at it.
privacy-where-page =
    You have every right: you can turn to { $office }, at { $page }. If you like, tell me what happened too, and someone on the team looks at it.
    .sms = You have every right: you can turn to { $office }, { $page }. If you like, tell me what happened and someone looks at it.
privacy-where-any =
    You have every right: you can turn to the authority that protects consumers in your country. If you like, tell me what happened too, and someone on the team looks at it.
    .sms = You have every right: you can turn to your country's consumer authority. If you like, tell me what happened and someone looks at it.
behalf-power =
    Thanks for telling me. To protect the account holder, I give details to nobody else here.

    If you act for them, someone on the team tells you how to show it: usually a signed authorisation and proof of who you both are. It's case { $case }; they write to you by { $due }.
    .sms = Thanks. I give details to the holder only. To act for them a signed authorisation is usually needed; someone explains, case { $case }, by { SHORT($due) }.
behalf-guard =
    Thanks for telling me. To protect the account holder, I give details to nobody else here.

    Someone on the team tells you how to show your role: usually the decision that names you and proof of who you are. It's case { $case }; they write to you by { $due }.
    .sms = Thanks. I give details to the holder only. The decision that names you is usually needed; someone explains, case { $case }, by { SHORT($due) }.
behalf-adviser =
    Thanks for helping them. To protect the account holder, I give details to nobody else here.

    Someone on the team tells you how to show your role: usually the signed authorisation of the person you advise. It's case { $case }; they write to you by { $due }.
    .sms = Thanks for helping them. I give details to the holder only. Their signed authorisation is usually needed; someone explains, case { $case }, by { SHORT($due) }.
# Answers bad news
behalf-heir =
    I'm very sorry for your loss.

    Someone on the team tells you by { $due } what is needed: usually the death certificate and what shows that you inherit. Meanwhile there's nothing you have to do.
    .sms = I'm very sorry for your loss. Someone tells you what is needed by { SHORT($due) }. Meanwhile there's nothing you have to do.
behalf-waiting =
    Someone on the team has it, with what you say now. It's case { $case }; they write to you by { $due }.
    .sms = Someone on the team has it, with what you say now. Case { $case }; they write to you by { SHORT($due) }.
behalf-identify =
    Hello. I'm the automated assistant of { $creditor }. We know that you write on somebody else's behalf, and I look after their details: I'll never ask for passwords or cards.

    What are the last 4 characters of your own document, the one you showed us?
    .sms = I'm the automated assistant of { $creditor }. What are the last 4 characters of your own document, the one you showed us?
behalf-shown-told =
    Thank you, { $name }. What I tell you here is about { $holder }'s account. I can tell you how it stands and note what you say; agreeing a plan is up to the account holder. Your authorisation runs until { $on }.
    .sms = Thank you, { $name }. I can tell you about { $holder }'s account until { $on }; agreeing a plan is up to the holder.
behalf-shown-agree =
    Thank you, { $name }. What we say here is about { $holder }'s account: I can tell you how it stands and agree a plan with you on their behalf. Your authorisation runs until { $on }.
    .sms = Thank you, { $name }. This is { $holder }'s account, and you can agree on their behalf until { $on }.
behalf-beyond =
    The authorisation you showed us doesn't reach that far: it's up to the account holder. Somebody from the team looks at it and tells you how to go on: case { $case }, by { $due } at the latest.
    .sms = Your authorisation doesn't reach that far: it's up to the holder. A person looks at it, case { $case }, by { SHORT($due) } at the latest.
minor-stopped =
    Thanks for writing. Someone on the team looks at this; we ask you for no payment and no agreement here. It's case { $case }.
    .sms = Thanks for writing. Someone looks at this, case { $case }; we ask you for no payment and no agreement.
minor-waiting = Someone on the team is looking at this; we ask you for no payment and no agreement here.
stop-erase =
    Done: we won't write to you from now on. Erasing your data is request { $case }: someone sees to it by { $due }, and may ask for a detail to know it's you. Only what the law makes us keep is kept. If you ever want messages again, write START.
    .sms = Done: we won't write any more. Erasing your data is request { $case }; someone sees to it by { SHORT($due) }. To get messages again, write START.
stop-erase-by-law =
    Done: we won't write to you from now on. Erasing your data is request { $case }: someone sees to it by { $due }; the law ({ $law }) allows until { $last }. Only what the law makes us keep is kept. If you ever want messages again, write START.
    .sms = Done: we won't write any more. Erasing your data is request { $case }, by law until { SHORT($last) }. To get messages again, write START.
stop-object =
    Done: we won't write to you from now on. That you object to the use of your data is request { $case }: someone sees to it by { $due }. If you ever want messages again, write START.
    .sms = Done: we won't write any more. Your objection is request { $case }; someone sees to it by { SHORT($due) }. To get messages again, write START.
stop-object-by-law =
    Done: we won't write to you from now on. That you object to the use of your data is request { $case }: someone sees to it by { $due }; the law ({ $law }) allows until { $last }. If you ever want messages again, write START.
    .sms = Done: we won't write any more. Your objection is request { $case }, by law until { SHORT($last) }. To get messages again, write START.
