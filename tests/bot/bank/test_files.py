"""Hold what every kind of file of payments says, entry by entry."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.bank.camt import read_camt
from bot.bank.entry import Entry, Kind, Line
from bot.bank.form import Form, form_of
from bot.bank.mt940 import read_mt940
from bot.bank.table import PAYMENTS, read_table
from bot.errors import BadFile
from bot.portfolio import mapping
from bot.portfolio.source import Source, look_at
from tests.bot.bank.statements import booked, camt, charged, detail, exchanged, moved, mt940, returned

DAY = date(2026, 3, 5)
SENT = '<AmtDtls><InstdAmt><Amt Ccy="CLP">100000</Amt></InstdAmt></AmtDtls><RltdPties>'


@pytest.fixture
def read(tmp_path: Path) -> "Reader":
    """Give what writes a file and reads it."""
    return Reader(tmp_path)


class Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, content: str, name: str = "file", encoding: str = "utf-8") -> Source:
        path = self._folder / name
        path.write_bytes(content.encode(encoding))
        return look_at(path)

    def lines(self, content: str, manners: str = "", encoding: str = "utf-8") -> list[Line]:
        source, plain = self.write(content, encoding=encoding), mapping.PLAIN
        if manners:
            plain = mapping.read(self.write(manners, "mapping.yml").path, PAYMENTS)
        with ExitStack() as stack:
            form = form_of(source)
            if form is Form.TABLE:
                return list(stack.enter_context(read_table(source, plain, "CLP")).lines)
            return list((read_camt if form is Form.CAMT else read_mt940)(source).lines)

    def entries(self, content: str, manners: str = "", encoding: str = "utf-8") -> list[Entry]:
        return [line.entry for line in self.lines(content, manners, encoding) if line.entry]


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (camt(), Form.CAMT),
        (f"\ufeff{camt()}", Form.CAMT),
        (mt940(), Form.MT940),
        (":20:X\n:25:1\n:60F:C260304CLP0,\n", Form.MT940),
        ("0000 01BANKCLRMXXXX00001\n940 00\n:20:X\n:25:1\n:60F:C260304CLP0,\n", Form.MT940),
        (":940:\r\n:20:X\r\n:25:1\r\n:60F:C260304CLP0,\r\n", Form.MT940),
        ("reference,amount,paid_on\n1,2,2026-03-05\n", Form.TABLE),
        ("glosa;monto\n:20: algo;5\n", Form.TABLE),
    ],
)
def test_form(read: Reader, content: str, form: Form) -> None:
    """What a file is, its content says, whatever it is called."""
    assert form is form_of(read.write(content, "extracto.txt"))


def test_camt(read: Reader) -> None:
    """A booked credit is money of a payer, with all that they wrote; the day is the one from which it counts."""
    [entry] = read.entries(camt(booked(text="Factura F-2026-1", payer="Marcela Fuentes", account="CL01")))

    assert ("B-1", 144_000, "CLP", DAY, Kind.CREDIT) == (
        entry.reference, entry.amount, entry.currency, entry.paid_on, entry.kind,
    )  # fmt: skip
    assert ("Factura F-2026-1", "Marcela Fuentes", "CL01") == (entry.text, entry.payer, entry.account)


@pytest.mark.parametrize("version", ["02", "04", "08", "12"])
def test_versions(read: Reader, version: str) -> None:
    """Every version of the message is read."""
    status = "BOOK" if version in {"02", "04"} else "<Cd>BOOK</Cd>"

    assert [144_000] == [one.amount for one in read.entries(camt(booked(status=status), version=version))]


@pytest.mark.parametrize(
    ("entry", "kinds"),
    [
        (booked(side="DBIT"), []),  # money that went out
        (booked(status="<Cd>PDNG</Cd>"), []),  # not booked yet
        (booked(side="DBIT", reversal=True), [Kind.REVERSAL]),  # a payment went back
        (booked(side="CRDT", reversal=True), []),  # money of the creditor's own came back
    ],
)
def test_sides(read: Reader, entry: str, kinds: list[Kind]) -> None:
    """Only booked money that came in counts, and that which was taken back again."""
    assert kinds == [one.kind for one in read.entries(camt(entry))]


def test_many_under_one(read: Reader) -> None:
    """An entry that stands for several payments is as many payments, each under a name of its own."""
    parts = detail("F-1", amount="100") + detail("F-2", amount="44")
    found = read.entries(camt(booked("144", details=parts)))

    assert [("B-1/1", 100), ("B-1/2", 44)] == [(one.reference, one.amount) for one in found]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (booked("0"), "amount is zero, or too large"),
        (booked("1.5"), "amount has more decimals than CLP has, or CLP is no currency"),
        (booked("1e3"), "amount is not a number such as 1500.00"),
        (booked(day="2026-02-30"), "date is missing, or is none"),
        (
            booked(details=detail() + detail(amount="1")),
            "amount is not a number such as 1500.00",
        ),  # of one, nobody knows
    ],
)
def test_bad_entries(read: Reader, entry: str, fault: str) -> None:
    """An entry that says no sum, or no day, is sent back with the reason."""
    assert fault in [line.fault for line in read.lines(camt(entry))]


@pytest.mark.parametrize(
    "content",
    [
        camt(booked())[:-40],  # cut short
        camt(booked()).replace("?>", '?><!DOCTYPE Document [<!ENTITY a "aaaa">]>', 1),
        camt(booked()).replace("?>", '?><!DOCTYPE Document SYSTEM "http://127.0.0.1/x.dtd">', 1),
        camt().replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn"),
        "<html><body/></html>",
    ],
)
def test_other_xml(read: Reader, content: str) -> None:
    """XML that is cut short, declares anything or is no statement is refused in one sentence."""
    with pytest.raises(BadFile):
        read.lines(content)


SPANISH = camt(booked(text="Ñandú 1041-1", payer="José Núñez"))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SPANISH.replace("UTF-8", "ISO-8859-1"), "latin-1"),
        (SPANISH.replace("UTF-8", "windows-1252"), "cp1252"),
        (SPANISH, "cp1252"),  # it says that it is UTF-8
        (SPANISH.partition("\n")[2], "cp1252"),
        (SPANISH.replace("UTF-8", "UTF-16"), "utf-16"),
        (SPANISH, "utf-8-sig"),
        (
            SPANISH.replace("<", "<n:").replace("<n:/", "</n:").replace("<n:?", "<?").replace("xmlns", "xmlns:n"),
            "utf-8",
        ),
    ],
)
def test_as_windows_writes(read: Reader, content: str, encoding: str) -> None:
    """A statement is read as it is written, also where it declares another encoding, or none."""
    [entry] = read.entries(content, encoding=encoding)

    assert ("Ñandú 1041-1", "José Núñez") == (entry.text, entry.payer)


@pytest.mark.parametrize(
    ("entry", "amounts"),
    [
        (charged("98000", "100000", "2000"), [100_000]),  # the creditor's bank kept its fee: the client paid all
        (booked("98000", details=exchanged("98000", "100.00")), [98_000]),
        (booked("196000", details=exchanged("98000", "100.00") * 2), [98_000, 98_000]),
        (booked("98000", details=detail().replace("<RltdPties>", SENT)), [98_000]),  # a bank on the way kept its fee
        (booked("7", details=detail(amount="3") + "</NtryDtls><NtryDtls>" + detail(amount="4")), [3, 4]),
    ],
)
def test_what_came(read: Reader, entry: str, amounts: list[int]) -> None:
    """What a payment is worth is what it paid in the account's currency, whatever charges or exchange there were."""
    assert amounts == [one.amount for one in read.entries(camt(entry))]


@pytest.mark.parametrize(
    ("side", "reversal", "details", "kinds"),
    [
        ("DBIT", True, None, [Kind.REVERSAL]),
        ("DBIT", False, returned(), [Kind.REVERSAL]),  # not every bank marks what it takes back
        ("CRDT", True, None, []),
        ("DBIT", False, None, []),
        ("CRDT", False, returned(), [Kind.CREDIT]),  # ours came back: it waits for a person
    ],
)
def test_what_goes_back(read: Reader, side: str, reversal: bool, details: str | None, kinds: list[Kind]) -> None:
    """What the bank takes back is marked, or tells why; money that went out is no client's."""
    found = read.entries(camt(booked(side=side, reversal=reversal, details=details)))

    assert (kinds, [details is not None] * len(found)) == ([one.kind for one in found], [it.is_return for it in found])


@pytest.mark.parametrize("name", ["", "NONREF", "NOT PROVIDED", "Sin referencia", "0000000000", "--", "n/a"])
def test_nameless(read: Reader, name: str) -> None:
    """What says that there is no reference is none; nor is a number that only counts the entries of its statement."""
    first, second = (read.entries(camt(booked("5", reference=name), booked("6", reference=name))) for _ in "12")

    assert all(one.reference.startswith("~") for one in first)
    assert [one.reference for one in first] == [one.reference for one in second]


def test_booked_on_another_day(read: Reader) -> None:
    """Two entries that count from one day, and were booked on two, are two."""
    days = ("2026-03-05", "2026-03-06")
    told = [read.entries(camt(booked("5", reference="", day=day, value_day=days[0])))[0] for day in days]

    assert told[0].reference != told[1].reference
    assert [DAY, DAY] == [one.paid_on for one in told]


def test_mt940(read: Reader) -> None:
    """A credit is money of a payer; structured details tell who they are, and lines that the bank cut are whole."""
    text = "166?00ABONO?20Pago de la factura F-2026-0?2101234?31CL01?32FUENTES SOTO?33 MARCELA"
    [entry] = read.entries(mt940(moved(text=text), moved(mark="D", text="Comision"), currency="CLP"))

    assert ("B-1", 144_000, "CLP", DAY) == (entry.reference, entry.amount, entry.currency, entry.paid_on)
    assert "Pago de la factura F-2026-001234" in entry.text
    assert ("CL01", True) == (entry.account, "FUENTES SOTO" in entry.payer)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "034~00ABONO~20FACTURA F-1001~21CLIENTE 815~32ANA SOTO~33LAGOS",
            ("FACTURA F-1001 CLIENTE 815", "ANA SOTO LAGOS"),
        ),
        ("000>100987654321\r\n>20 ARRIENDO>21 FEBRERO>310390123456", ("ARRIENDO FEBRERO", "")),
        ("166?00ABONO?20EREF+F-7?21KREF+NONREF?22SVWZ+Boleta 41?23Ana", ("Boleta 41 Ana F-7", "")),
        ("/EREF/F-7/ORDP//NAME/ANA SOTO/REMI/Boleta 41/ISDT/2026-03-05", ("Boleta 41", "ANA SOTO")),
        ("/CNTP/CL01/BANKCLRM/ANA SOTO///REMI/USTD//Boleta 41/", ("Boleta 41", "ANA SOTO")),
    ],
)
def test_details(read: Reader, text: str, found: tuple[str, str]) -> None:
    """Whatever a bank puts between the fields of an entry, its words stay apart, and who paid is known."""
    [entry] = read.entries(mt940(moved(text=text, reference="NONREF")))

    assert (True, found[1]) == (found[0] in entry.text, entry.payer)
    assert entry.reference.startswith("~")


@pytest.mark.parametrize("name", ["EREF", "KREF+", "N", "NONREF NONREF"])
def test_says_where(read: Reader, name: str) -> None:
    """A word that says where the reference stands is none."""
    assert read.entries(mt940(moved(reference=name)))[0].reference.startswith("~")


def test_name_of_a_batch(read: Reader) -> None:
    """Payments under one entry that share the bank's name of them are as many, though they say the same."""
    one = detail(amount="5").replace("<EndToEndId>", "<AcctSvcrRef>BATCH-77</AcctSvcrRef><EndToEndId>")
    found = read.entries(camt(booked("10", details=one * 2)))

    assert ["BATCH-77/1", "BATCH-77/2"] == [entry.reference for entry in found]


def test_payer_behind(read: Reader) -> None:
    """Where nothing is told of the account's owner, whoever paid through it is the payer."""
    party = "<RltdPties><UltmtDbtr><Pty><Nm>Ana Soto</Nm></Pty></UltmtDbtr></RltdPties>"

    assert ["Ana Soto"] == [one.payer for one in read.entries(camt(booked(details=f"<TxDtls>{party}</TxDtls>")))]


@pytest.mark.parametrize(
    ("mark", "kinds"), [("C", [Kind.CREDIT]), ("CP", [Kind.CREDIT]), ("D", []), ("RC", [Kind.REVERSAL]), ("RD", [])]
)
def test_marks(read: Reader, mark: str, kinds: list[Kind]) -> None:
    """A credit came in, a reversed credit went back; debits and their reversals are no payments of clients."""
    assert kinds == [one.kind for one in read.entries(mt940(moved(mark=mark)))]


def test_without_a_name(read: Reader) -> None:
    """Two payments that say the same and have no reference are two, each known again in another file."""
    same = moved(text="DEPOSITO", reference="NONREF")
    found = [[one.reference for one in read.entries(mt940(*entries))] for entries in ((same, same), (same,))]

    assert (2, True) == (len(set(found[0])), found[1][0] in found[0])


@pytest.mark.parametrize(
    ("entry", "amount", "text"),
    [
        (":61:260305C144000,NTRFNONREF\r\n:86:hola", 144_000, "hola"),  # no day of booking
        (":61:2603050305CP144000,00NTRFNONREF\r\n:86:hola", 144_000, "hola"),
        (
            ":61:2603050305C144000,00NTRFNONREF//B-1\r\nDEPOSITO SUC 4\r\n:86:F 10\r\n41-1",
            144_000,
            "F 10 41-1 DEPOSITO SUC 4",
        ),
        (":61:2603050305C144000,00S103FT001//B-1", 144_000, "FT001"),
        (":61:2603050305C144000,00NTRFNONREF//B-1\r\n:86:Ñandú\r\n:NS:22AGUAS", 144_000, "Ñandú"),
    ],
)
def test_shapes(read: Reader, entry: str, amount: int, text: str) -> None:
    """Whatever a bank leaves out of an entry, or adds, it is read; also as Windows writes."""
    [found] = read.entries(mt940(entry), encoding="cp1252")

    assert (amount, DAY) == (found.amount, found.paid_on)
    assert found.text.startswith(text)


def test_dotted_amount(read: Reader) -> None:
    """An amount with a dot, which may part thousands or cents, is sent back and not guessed."""
    assert [True] == [bool(line.fault) for line in read.lines(mt940(moved("144.000")))]


def test_broken_entry(read: Reader) -> None:
    """An entry that cannot be read is sent back, and the next one is read."""
    lines = read.lines(mt940(":61:nothing that a bank writes", moved()))

    assert [True, False] == [bool(line.fault) for line in lines]


def test_table(read: Reader) -> None:
    """A list of payments is read as it is written: delimiter, encoding, decimals, days."""
    content = "referencia;fecha;abono;glosa\nA1;05/03/2026;144.000,00;Niñez 3\nA2;05/03/2026;-20,00;Comisión\n"
    manners = (
        "columns: {reference: referencia, paid_on: fecha, amount: abono, text: glosa}\n"
        'date_format: "%d/%m/%Y"\ndecimal: ","\nthousands: "."\n'
    )
    [entry] = read.entries(content, manners, "cp1252")

    assert ("A1", 144_000, DAY, "Niñez 3") == (entry.reference, entry.amount, entry.paid_on, entry.text)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("A1,abc,2026-03-05,", "amount is not an amount such as 1500; set decimal and thousands in the mapping file"),
        ("A1,0,2026-03-05,", "amount is zero"),
        ("A1,5,05/03/2026,", "paid_on is not a date such as 2026-01-31; set date_format in the mapping file"),
        (",5,2026-03-05,", "reference is empty; it tells payments apart"),
        ("A1,5,2026-03-05,USD", "currency is none of clp; translate its words under values in the mapping file"),
    ],
)
def test_bad_rows(read: Reader, row: str, fault: str) -> None:
    """A row that cannot be kept says which column, why, and what to do."""
    assert [fault] == [line.fault for line in read.lines(f"reference,amount,paid_on,currency\n{row}\n")]


BANK = (
    "BANCO EJEMPLO;;;;\n"
    "Cuenta corriente;0012345;;;\n"
    "\n"
    "Fecha;Descripción;Cargo;Abono;Saldo\n"
    "04/03/2026;SALDO ANTERIOR;;;1.000\n"
    "05/03/2026;Transferencia 1041-1;;$ 144.000;145.000\n"
    "05/03/2026;Comisión;500;;144.500\n"
    "TOTALES;;500;144.000;\n"
)
MANNERS = 'date_format: "%d/%m/%Y"\ndecimal: ","\nthousands: "."\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_as_banks_export(read: Reader, encoding: str) -> None:
    """Lines before the header are passed over, and money that went out in a column of its own; a total has no day."""
    columns = "columns: {paid_on: Fecha, text: Descripción, amount: Abono, paid_out: Cargo}\n"
    lines = read.lines(BANK, columns + MANNERS, encoding)

    assert [(144_000, DAY, "Transferencia 1041-1")] == [
        (one.entry.amount, one.entry.paid_on, one.entry.text) for one in lines if one.entry
    ]
    assert [False, False, False, True] == [bool(one.fault) for one in lines]


def test_workbook_of_a_bank(read: Reader, tmp_path: Path) -> None:
    """A workbook with a head of the bank's own is read from its columns on."""
    book, path = Workbook(), tmp_path / "cartola.xlsx"
    sheet = book.worksheets[0]
    for row in (("BANCO EJEMPLO",), (), ("Fecha", "Abono", "Cargo"), (DAY, 144_000, None), (DAY, None, 500)):
        sheet.append(row)
    book.save(path)
    manners = read.write("columns: {paid_on: Fecha, amount: Abono, paid_out: Cargo}", "mapping.yml")
    with read_table(look_at(path), mapping.read(manners.path, PAYMENTS), "CLP") as statement:
        assert [144_000] == [line.entry.amount for line in statement.lines if line.entry]


@pytest.mark.parametrize(
    ("amount", "side", "came"),
    [
        ("144000", "C", [144_000]),
        ("144000", "Crédito", [144_000]),
        ("144000", "Abono", [144_000]),
        ("CLP$144000", "", [144_000]),
        ("+144000", "+", [144_000]),
        ("144000", "D", []),
        ("144000", "Débito", []),
        ("144000-", "", []),
        ("(144000)", "", []),
        ("-$144000", "C", []),
    ],
)
def test_which_way(read: Reader, amount: str, side: str, came: list[int]) -> None:
    """A minus, brackets, or a word beside it say that money went out."""
    lines = read.lines(f"reference,amount,paid_on,side\nA1,{amount},2026-03-05,{side}\n")

    assert (came, None) == ([line.entry.amount for line in lines if line.entry], lines[0].fault)


def test_no_way(read: Reader) -> None:
    """A word that says neither way sends its row back."""
    [line] = read.lines("reference,amount,paid_on,side\nA1,5,2026-03-05,TRF\n")

    assert (line.fault or "").startswith("side says neither")
