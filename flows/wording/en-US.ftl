### United States.

identify-ask-birth-date =
    Thank you. Before we talk about your account, I make sure nobody else sees your details. I'll never ask for passwords or cards.

    What is your date of birth, for example "May 15, 1980"?
    .sms = Thank you. To protect your details, never passwords or cards: what is your date of birth, for example "May 15, 1980"?
staff-wrote = { $adviser }, advisor
