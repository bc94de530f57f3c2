"""Give the objections that ship, and a small file to be spoilt."""

from pathlib import Path

import flows.objections
from flows.objections.book import Book
from flows.objections.faults import load_book

TEXT = (Path(flows.objections.__file__).parent / "default.yml").read_text("utf-8")
BOOK: Book = load_book(TEXT)

SMALL = """\
version: "1"
objections:
  - code: too_expensive
    technique: listen_and_split
    says: {es: [es muy caro], en: [too expensive], pt: [muito caro]}
    reply: {es: "Visto todo junto pesa. ¿Qué ayuda?", en: "It weighs. What helps?", pt: "Pesa. O que ajuda?"}
    route: plan
    branches:
      - {code: smaller, title: {es: Menos, en: Less, pt: Menos}, route: plan}
  - code: no_trust
    technique: show_proof
    says: {es: [no confio], en: [i doubt it], pt: [duvido]}
    reply: {es: "Es sano dudar, {creditor} lo sabe.", en: "It is healthy to doubt.", pt: "É saudável duvidar."}
    route: trust
"""
