# ruff: noqa: E501 - a list of phrases is read on one line
"""Hold the English phrases that say whose a value is, by role; `_` joins the words of one phrase."""

from typing import Final

CUES: Final = {
    "pay": """how_does how_would thinking_of what_i'm_thinking_is i'm_thinking_of i'm_thinking swing stretch_to open_to okay_with ok_with take_care_of_it take_care_of_this take_care_of_that get_it_sorted sort_it_out pay paying can could i'll will would 'll give giving send sending transfer transferring offer offering afford manage
    put settle_for clear_it_with propose proposing start starting do make able promise commit commits plan planning going gonna want wants
    wanna like let's lets how_about what_about spread spreading split splitting divide agree accept i'd deposit scrape chip chuck
    get_you drop cover have i've got throw set_up setting arrange commit_to happy_to prepared looking_to hand knock suggest sort
    break finish move reschedule push postpone shift change""",
    "settle": """clear clearing settle settling pay_it_off paying_it_off pay_off paying_off pay_this_off pay_everything_off wipe
    square_up bring_it_up_to_date get_up_to_date catch_up bring_my_account_up_to_date get_current pay_the_bill pay_the_debt
    get_caught_up pay_it_all settle_up clear_the_debt clear_it pay_in_full pay_the_balance pay_my_bill pay_my_balance
    bring_my_account_current square_this""",
    "not": "not_in_a_position_to not_going_to_be_able_to not_able_to no_way_i_can no_way no_way_in_hell no_chance not_a_chance like_hell over_my_dead_body not not_gonna no can't cannot don't won't couldn't wouldn't never isn't unable neither nor without didn't doesn't haven't ain't too_much way_too is_a_lot is_ridiculous is_a_joke is_outrageous is_robbery is_crazy",
    "keep": """no_more_than not_more_than no_problem no_later_than not_only why_not not_before not_until no_worries without_fail
    without_interest without_fees not_later_than no_less_than if_not no_interest no_doubt not_much_but not_a_lot_but not_much
    not_a_lot can't_wait can_not_wait""",
    "but": "but instead only except however though rather just",
    "past": """quoted refunded paid sent transferred deposited made gave was were went called charged took received bought told said agreed settled
    lost did had promised got_charged got_laid_off got_fired got_sacked got_made_redundant got_let_go was_let_go laid_off made_redundant signed cancelled was_going been given withdrew debited offered spent used borrowed
    tried moved arranged cleared started_paying it_was billed set_up_last already_paid""",
    "owed": """another_loan another_debt other_loan other_debts another_card is_for_what are_for_what went_up_to jumped_to owe owing owed balance_of balance_is bill_of bill_for bill_is bill_was invoice_of invoice_for invoice_is charge_of
    charging charges charge_for fee_of fee_for fees_of interest_of interest_is costs cost asking_for amount_is debt_is debt_of due
    instead_of usually_pay always_pay normally_pay says shows late_fee a_fee of_interest in_fees in_interest of_debt of_fees that_i_owe i_owe you_say you're_asking
    total_is overcharged past_due penalty demand demanding total_of amount_of_the_bill it_says included include includes plan_is plan_was price_is""",
    "income": """get_my_check my_check get_my_wages get_my_pay get_my_paycheck my_paycheck my_salary earn i_make salary wages wage paycheck_is get_paid i'm_paid gets_paid am_paid are_paid is_paid paid_every be_paid being_paid pension
    income lend_me lends_me lending_me pays_me pay_me paying_me my_benefits benefits universal_credit comes_in come_in back_on start_work start_a_new_job start_my_new_job
    start_my_job bonus my_wages_come paid_again payday_is pay_day_is commission i'm_back tax_refund new_job""",
    "contact": """call calling text texting write message messaging contact speak speaking talk talking remind ring phone
    get_back_to_you let_you_know getting_back reach email follow_up try_me be_in_touch check_back answer reply respond
    chat catch_me available""",
    "other": """i_work cancel cancel_my_service close_my_account born surgery operation appointment travel travelling trip birthday funeral died passed hospital meeting court
    customer_since with_you_since disconnect disconnected cut_off moved_in lived kids children bedroom open opening closing
    delivered delivery installed engineer technician""",
    "discount": "discount off reduction reduce waive waived waiving knocked interest apr fee fees knock_off take_off forgive write_off lower",
    "correct": """sorry actually i_mean make_that make_it scratch_that correction rather i_meant no_wait wait no_sorry on_second_thought
    oops my_mistake better_yet no_make_it no_actually""",
    "ask": "how_much how_many why what_is what's what_happens how_do how_can where when_is which until_when who what_are since_when don't_know_if not_sure_if don't_know_when don't_know_how whether",
    "each": "each apiece each_time per_installment each_one per_payment every_time a_piece each_payment both",
    "then": "then and after plus also followed_by afterwards , ; . + &",
    "down": "down upfront up_front down_payment deposit_of initial to_start to_begin first_payment as_a_deposit to_get_started",
    "if": "if when once as_soon_as provided as_long_as unless",
    "spent": "to_another to_someone_else rent rent's mortgage's groceries mortgage food school medication medicine childcare gas_money tuition bills expenses spend",
    "extend": "extension time more_time deadline wait give_me need extend grace",
}
