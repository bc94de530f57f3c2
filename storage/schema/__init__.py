"""Hold the tables as typed classes; `OfCreditor` marks those with a creditor's data."""

from storage.schema.access import ApiKey, IdempotentRequest, Role, Staff, StaffCreditor, StaffSession
from storage.schema.base import Base, Json, OfCreditor
from storage.schema.campaigns import Assignment, Campaign, CampaignStatus, ContactPause
from storage.schema.casework import Approval, AuditEntry, AuditHead, AuditPayload, Case, CaseStatus, Hold
from storage.schema.channels import Attachment, Link, Pace, ProviderCode, ProviderReceipt, Template, Topic
from storage.schema.clients import Client, ContactPoint
from storage.schema.learning import Label, Misreading
from storage.schema.ledger import (
    Agreement,
    AgreementInvoice,
    Allocation,
    Instalment,
    Invoice,
    InvoiceStatus,
    Payment,
    Policy,
)
from storage.schema.queues import InboxRow, Job, OutboxRow, SendStatus, WorkStatus
from storage.schema.shared import Address, Clock, Code, Contact, Creditor, PackText, Person, RegionalHold
from storage.schema.talk import (
    Conversation,
    Difficulty,
    Direction,
    Message,
    MessageStatus,
    Objection,
    ObjectionFile,
    Talk,
)

__all__ = [
    "Address",
    "Agreement",
    "AgreementInvoice",
    "Allocation",
    "ApiKey",
    "Approval",
    "Assignment",
    "Attachment",
    "AuditEntry",
    "AuditHead",
    "AuditPayload",
    "Base",
    "Campaign",
    "CampaignStatus",
    "Case",
    "CaseStatus",
    "Client",
    "Clock",
    "Code",
    "Contact",
    "ContactPause",
    "ContactPoint",
    "Conversation",
    "Creditor",
    "Difficulty",
    "Direction",
    "Hold",
    "IdempotentRequest",
    "InboxRow",
    "Instalment",
    "Invoice",
    "InvoiceStatus",
    "Job",
    "Json",
    "Label",
    "Link",
    "Message",
    "MessageStatus",
    "Misreading",
    "Objection",
    "ObjectionFile",
    "OfCreditor",
    "OutboxRow",
    "Pace",
    "PackText",
    "Payment",
    "Person",
    "Policy",
    "ProviderCode",
    "ProviderReceipt",
    "RegionalHold",
    "Role",
    "SendStatus",
    "Staff",
    "StaffCreditor",
    "StaffSession",
    "Talk",
    "Template",
    "Topic",
    "WorkStatus",
]
