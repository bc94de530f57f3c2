"""Give a supervisor the whole file of a case's client, to hand over to whoever it is about: as a paper, or as data."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import enter_to_see
from bot.console.office import Office
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

TYPES: Mapping[str, str] = {"pdf": "application/pdf", "json": "application/json"}
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class DossierRoom:
    """The route of clients' files."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def save(self, request: Request) -> Response:
        """Give the file, and note who took it. Raises NotAllowed for who is no supervisor."""
        form = str(request.path_params["form"])
        if form not in TYPES:
            raise Missing("form of a file", form)
        name, content = await self._service.work(lambda uow: self._write(uow, request, form))
        shown = {"Content-Disposition": f'attachment; filename="{name}.{form}"', **PRIVATE}
        return Response(content, media_type=TYPES[form], headers=shown)

    def _write(self, uow: UnitOfWork, request: Request, form: str) -> tuple[str, bytes]:
        from bot.papers.dossier import write_dossier  # noqa: PLC0415 - what sets papers is 20 MB: loaded for one

        me, now = enter_to_see(uow, self._parts, request), self._parts.clock.now()
        case = uow.cases.get(int(request.path_params["number"]))
        made = write_dossier(uow, uow.clients.get(case.creditor_id, case.client_id), self._parts.wording, now)
        actor, told = f"staff:{me.staff.id}", {"case": case.id}
        uow.audit.append(case.creditor_id, now, actor, "client.exported", f"client:{case.client_id}", told)
        return made.name, made.paper if form == "pdf" else made.text
