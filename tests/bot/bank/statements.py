"""Write small statements of banks, in the forms that ISO and SWIFT publish."""

from collections.abc import Iterator

ISO = "urn:iso:std:iso:20022:tech:xsd:camt.053.001"


def camt(*entries: str, version: str = "08", currency: str = "CLP") -> str:
    """Return a camt.053 statement of one account."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="{ISO}.{version}"><BkToCstmrStmt>
 <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-03-06T08:00:00</CreDtTm></GrpHdr>
 <Stmt><Id>S-1</Id><Acct><Id><Othr><Id>0012345</Id></Othr></Id><Ccy>{currency}</Ccy></Acct>
 <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="{currency}">1000</Amt><CdtDbtInd>CRDT</CdtDbtInd>
  <Dt><Dt>2026-03-05</Dt></Dt></Bal>
 {"".join(entries)}
 </Stmt></BkToCstmrStmt></Document>"""


def booked(
    amount: str = "144000",
    text: str = "",
    reference: str = "B-1",
    *,
    side: str = "CRDT",
    payer: str = "",
    account: str = "",
    status: str = "<Cd>BOOK</Cd>",
    reversal: bool = False,
    currency: str = "CLP",
    day: str = "2026-03-05",
    details: str | None = None,
    value_day: str | None = None,
) -> str:
    """Return one entry, with details of one payment unless others are given."""
    own = detail(text, payer=payer, account=account) if details is None else details
    return f"""<Ntry><NtryRef>1</NtryRef><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>
  {"<RvslInd>true</RvslInd>" if reversal else ""}<Sts>{status}</Sts>
  <BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{value_day or day}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef>
  <BkTxCd><Domn><Cd>PMNT</Cd></Domn></BkTxCd><NtryDtls>{own}</NtryDtls></Ntry>"""


def detail(text: str = "", *, payer: str = "", account: str = "", amount: str = "", end: str = "NOTPROVIDED") -> str:
    """Return the details of one payment."""
    money = f'<Amt Ccy="CLP">{amount}</Amt>' if amount else ""
    return f"""<TxDtls><Refs><EndToEndId>{end}</EndToEndId></Refs>{money}
  <RltdPties><Dbtr><Pty><Nm>{payer}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>{account}</IBAN></Id></DbtrAcct></RltdPties>
  <RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"""


def exchanged(home: str, sent: str, currency: str = "USD") -> str:
    """Return the details of a payment that was sent in another currency than the account's."""
    return f"""<TxDtls><AmtDtls><InstdAmt><Amt Ccy="{currency}">{sent}</Amt></InstdAmt>
  <TxAmt><Amt Ccy="{currency}">{sent}</Amt></TxAmt><CntrValAmt><Amt Ccy="CLP">{home}</Amt></CntrValAmt></AmtDtls>
  </TxDtls>"""


def returned(text: str = "") -> str:
    """Return the details of a payment that could not be credited, and came back."""
    return f"<TxDtls><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"


def charged(net: str, gross: str, fee: str) -> str:
    """Return an entry of which the bank kept its charges."""
    own = f"""<TxDtls><AmtDtls><TxAmt><Amt Ccy="CLP">{gross}</Amt></TxAmt></AmtDtls>
  <Chrgs><TtlChrgsAndTaxAmt Ccy="CLP">{fee}</TtlChrgsAndTaxAmt></Chrgs></TxDtls>"""
    return booked(net, details=own)


def mt940(*entries: str, currency: str = "CLP", numbers: Iterator[int] | None = None) -> str:
    """Return an MT940 message of one statement."""
    return "\r\n".join((
        "{1:F01BANKCLRMAXXX0000000000}{2:I940AGUASCLRMXXXXN}{4:",
        ":20:EXTRACTO",
        ":25:BANKCL/0012345",
        f":28C:{next(numbers) if numbers else 42}/1",
        f":60F:C260304{currency}1000,",
        *entries,
        f":62F:C260305{currency}145000,",
        "-}",
    ))  # fmt: skip


def moved(
    amount: str = "144000,",
    text: str = "",
    reference: str = "NONREF//B-1",
    *,
    mark: str = "C",
    day: str = "2603050305",
) -> str:
    """Return one movement, and what is written beside it."""
    return f":61:{day}{mark}{amount}NTRF{reference}\r\n:86:{text}"
