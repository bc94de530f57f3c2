"""Play the provider of SMS and WhatsApp: its API, its webhooks, the phones behind it, and its bad days.

The product's own client talks to it over HTTP on loopback; nothing here is patched into the product. A test in the same
process starts it with `serving.running`; a trial of several processes starts `python -m tests.fakes.twilio` and steers
it with `remote.Remote`. Both have the same words: `script`, `weather`, `write`, `advance`, `call_back`, `idle`,
`ledger`. What it does was taken from the provider's public documents; where those are silent, the module says so.

| module | what it holds |
| --- | --- |
| `account` | the account: numbers, services, webhooks, opt-out words |
| `behaviour` | what may happen to a request and to a message after it |
| `provider` | all that can be asked of it, under one name |
| `state`, `outgoing`, `incoming` | what it knows, and what becomes of messages to phones and from them |
| `checks`, `faults` | what is refused at once, and the table of codes |
| `fate` | the statuses that a message goes through |
| `contents`, `messages` | templates and messages, and how the API shows them |
| `webhooks` | signed requests to the product, and when they are repeated |
| `phones` | what a client's phone received and writes |
| `ledger` | all that happened, in order |
| `api`, `content_api`, `control` | the routes |
"""
