"""Write tax documents as issuers do: DTE of Chile in sets and alone, CFDI 4.0 of Mexico with its stamp."""

SII, SAT = "http://www.sii.cl/SiiDte", "http://www.sat.gob.mx/cfd/4"
STAMP = "http://www.sat.gob.mx/TimbreFiscalDigital"


def dte(
    folio: int,
    total: int = 119_000,
    kind: int = 33,
    *,
    receiver: str = "12345678-5",
    name: str = "Ana Soto",
    issued: str = "2026-02-01",
    due: str = "<FchVenc>2026-03-03</FchVenc>",
    of: str = "",
    issuer: str = "76123456-0",
) -> str:
    """Return a DTE."""
    return f"""<DTE version="1.0"><Documento ID="T{kind}F{folio}"><Encabezado>
<IdDoc><TipoDTE>{kind}</TipoDTE><Folio>{folio}</Folio><FchEmis>{issued}</FchEmis>{due}</IdDoc>
<Emisor><RUTEmisor>{issuer}</RUTEmisor><RznSoc>Aguas SpA</RznSoc></Emisor>
<Receptor><RUTRecep>{receiver}</RUTRecep><RznSocRecep>{name}</RznSocRecep></Receptor>
<Totales><MntNeto>{total}</MntNeto><MntTotal>{total}</MntTotal></Totales></Encabezado>
<Detalle><NroLinDet>1</NroLinDet><NmbItem>Agua, enero</NmbItem></Detalle>{of}</Documento></DTE>"""


def reference(folio: int, kind: int = 33, code: int = 3) -> str:
    """Return what a credit note says of its bill."""
    return f"<Referencia><TpoDocRef>{kind}</TpoDocRef><FolioRef>{folio}</FolioRef><CodRef>{code}</CodRef></Referencia>"


def dtes(*documents: str) -> bytes:
    """Return a set of DTE as a file, in the encoding that the SII asks for."""
    text = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<EnvioDTE xmlns="{SII}" version="1.0"><SetDTE ID="S">{"".join(documents)}</SetDTE></EnvioDTE>"""
    return text.encode("latin-1")


def cfdi(
    uuid: str,
    folio: str = "77",
    total: str = "1160.00",
    kind: str = "I",
    *,
    receiver: str = "XAXX010101000",
    terms: str = 'MetodoPago="PPD" CondicionesDePago="Crédito 30 días"',
    of: str = "",
) -> bytes:
    """Return a CFDI 4.0 with its stamp; without a number nobody stamped it."""
    related = f'<cfdi:CfdiRelacionados TipoRelacion="01"><cfdi:CfdiRelacionado UUID="{of}"/></cfdi:CfdiRelacionados>'
    stamp = f'<tfd:TimbreFiscalDigital xmlns:tfd="{STAMP}" Version="1.1" UUID="{uuid}"/>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<cfdi:Comprobante xmlns:cfdi="{SAT}" Version="4.0" Serie="A" Folio="{folio}" Fecha="2026-02-01T10:00:00" {terms}
 Moneda="MXN" SubTotal="1000.00" Total="{total}" TipoDeComprobante="{kind}">{related if of else ""}
<cfdi:Emisor Rfc="DNO010101AB1" Nombre="NOPAL" RegimenFiscal="601"/>
<cfdi:Receptor Rfc="{receiver}" Nombre="ANA SOTO" UsoCFDI="G03"/>
<cfdi:Conceptos><cfdi:Concepto Descripcion="Mercancía" Importe="1000.00"/></cfdi:Conceptos>
<cfdi:Complemento>{stamp if uuid else ""}</cfdi:Complemento></cfdi:Comprobante>""".encode()
