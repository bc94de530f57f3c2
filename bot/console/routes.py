"""The adviser's console: every page by its address, and what stands at the door of each.

Every page asks the gate who it is; a case of another creditor is one that does not exist. Pages work as plain forms
and links; with scripts their parts are put in place, and what is new comes by events.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial, wraps

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.console.acts import ACTS
from bot.console.attachments import FileRoom
from bot.console.cadences import PATH as CADENCE
from bot.console.campaign_room import CampaignRoom
from bot.console.case_room import CaseRoom
from bot.console.countries import PATH as COUNTRIES
from bot.console.country_room import CountryRoom
from bot.console.delivery_room import DeliveryRoom
from bot.console.doorway import SECOND_STEP, lead_in
from bot.console.dossier_room import DossierRoom
from bot.console.draft_room import ABOUT_CADENCE, ABOUT_PHRASES, DraftRoom
from bot.console.forbidden import PATH as PHRASES
from bot.console.gate import Forged, SignedOut, enter
from bot.console.halts import CAMPAIGNS, STOPS
from bot.console.language_room import PATH as LANGUAGE
from bot.console.language_room import LanguageRoom
from bot.console.limits.book import PATH as LIMITS
from bot.console.limits.room import LimitRoom
from bot.console.me_room import PATH as ME
from bot.console.me_room import MeRoom
from bot.console.means import PATH as MEANS
from bot.console.means_room import MeansRoom
from bot.console.objection_room import PATH as OBJECTIONS
from bot.console.objection_room import ObjectionRoom
from bot.console.office import Office
from bot.console.oidc_room import BACK, OidcRoom
from bot.console.oidc_room import PATH as OIDC
from bot.console.own_words.book import PATH as OWN_WORDS
from bot.console.own_words.room import OwnWordsRoom
from bot.console.pages import HERE, notice
from bot.console.people_room import PATH as PEOPLE
from bot.console.people_room import PeopleRoom
from bot.console.policies.book import PATH as POLICIES
from bot.console.policies.room import PolicyRoom
from bot.console.practice.room import PATH as PRACTICE
from bot.console.practice.room import PracticeRoom
from bot.console.quality.room import OwnRoom, QualityRoom
from bot.console.quality.words import MINE as OWN_QUALITY
from bot.console.quality.words import PATH as QUALITY
from bot.console.queue_room import QueueRoom
from bot.console.reports.pages import PATH as REPORTS
from bot.console.reports.room import ReportRoom
from bot.console.review import ReviewRoom
from bot.console.rights import Right
from bot.console.second_step_room import SecondStepRoom
from bot.console.sign_in_room import CODE, SignInRoom
from bot.console.speech import listen, say
from bot.console.stop_room import StopRoom
from bot.console.team import PATH as TEAM
from bot.console.team_room import TeamRoom
from bot.console.total_room import TotalRoom
from bot.console.totals import PATH as TOTALS
from bot.console.trials.book import PATH as TRIALS
from bot.console.trials.room import TrialRoom
from bot.console.unmatched import PATH as UNMATCHED
from bot.console.unmatched_room import UnmatchedRoom
from bot.console.view_room import ViewRoom
from bot.console.views import PATH as VIEWS
from bot.console.welcome_room import LET_IN, WelcomeRoom
from bot.console.welcome_room import PATH as WELCOME
from bot.console.wording_room import WordingRoom
from bot.console.wordings import PATH as TEXTS
from bot.errors import NotAllowed
from bot.languages import preferred
from storage.errors import Missing, NoScope

Handler = Callable[[Request], Awaitable[Response]]


def console_routes(service: Office) -> list[BaseRoute]:
    """Return the routes of the console."""
    door, queue, cases, files = SignInRoom(service), QueueRoom(service), CaseRoom(service), FileRoom(service)
    reviews, objections, deliveries = ReviewRoom(service), ObjectionRoom(service), DeliveryRoom(service)
    stops, campaigns, means = StopRoom(service), CampaignRoom(service), MeansRoom(service)
    own_words, limits, texts = OwnWordsRoom(service), LimitRoom(service), WordingRoom(service)
    unmatched, mine, phones = UnmatchedRoom(service), MeRoom(service), SecondStepRoom(service)
    views, team, reports = ViewRoom(service), TeamRoom(service), ReportRoom(service)
    practice, trials = PracticeRoom(service), TrialRoom(service)
    quality, own_quality = QualityRoom(service), OwnRoom(service)
    crew, welcome, elsewhere = PeopleRoom(service), WelcomeRoom(service), OidcRoom(service)
    policies, phrases, cadence = (
        PolicyRoom(service),
        DraftRoom(service, ABOUT_PHRASES),
        DraftRoom(service, ABOUT_CADENCE),
    )
    case, reading = "/console/cases/{number:int}", "/console/readings/{number:int}"
    table: list[tuple[str, Handler, str, Right]] = [
        ("/console", queue.show, "GET", Right.ENTER),
        ("/console/queue", queue.show_rows, "GET", Right.SEE_CASES),
        (TEAM, team.show, "GET", Right.SEE_DIRECTION),
        (TEAM, team.act, "POST", Right.DIRECT),
        (VIEWS, views.show, "GET", Right.SEE_CASES),
        (VIEWS, views.act, "POST", Right.SEE_CASES),
        ("/console/events", queue.follow, "GET", Right.SEE_CASES),
        ("/console/sign-in", door.show, "GET", Right.ENTER),
        ("/console/sign-in", door.sign_in, "POST", Right.ENTER),
        (WELCOME, welcome.show, "GET", Right.ENTER),
        (WELCOME, welcome.take, "POST", Right.ENTER),
        (CODE, door.show_code, "GET", Right.ENTER),
        (CODE, door.take_code, "POST", Right.ENTER),
        (OIDC, elsewhere.go, "GET", Right.ENTER),
        (BACK, elsewhere.come_back, "GET", Right.ENTER),
        (LET_IN, welcome.show_let_in, "GET", Right.ENTER),
        (LET_IN, welcome.let_in, "POST", Right.ENTER),
        ("/console/sign-out", door.sign_out, "POST", Right.ENTER),
        (ME, mine.show, "GET", Right.ENTER),
        (ME, mine.act, "POST", Right.ENTER),
        (SECOND_STEP, phones.show, "GET", Right.ENTER),
        (SECOND_STEP, phones.act, "POST", Right.ENTER),
        (LANGUAGE, LanguageRoom(service).choose, "POST", Right.ENTER),
        (case, cases.show, "GET", Right.SEE_CASES),
        (f"{case}/live", cases.show_live, "GET", Right.SEE_CASES),
        (f"{case}/preview", cases.show_preview, "POST", Right.ANSWER),
        (f"{case}/file.{{form}}", DossierRoom(service).save, "GET", Right.TAKE_FILES),
        *((f"{case}/{name}", partial(cases.act, name), "POST", Right.ANSWER) for name in ACTS),
        ("/console/attachments/{creditor}/{number:int}", files.open, "GET", Right.SEE_CASES),
        ("/console/readings", reviews.show_list, "GET", Right.SEE_DIRECTION),
        (reading, reviews.show_one, "GET", Right.SEE_DIRECTION),
        (reading, reviews.label, "POST", Right.DIRECT),
        (QUALITY, quality.show, "GET", Right.SEE_DIRECTION),
        (f"{QUALITY}/{{number:int}}", quality.show_one, "GET", Right.SEE_DIRECTION),
        (f"{QUALITY}/{{number:int}}", quality.act, "POST", Right.DIRECT),
        (OWN_QUALITY, own_quality.show, "GET", Right.ANSWER),
        (OWN_QUALITY, own_quality.act, "POST", Right.ANSWER),
        (OBJECTIONS, objections.show, "GET", Right.SEE_DIRECTION),
        (OBJECTIONS, objections.act, "POST", Right.DIRECT),
        ("/console/deliveries", deliveries.show, "GET", Right.SEE_SERVICE),
        ("/console/deliveries", deliveries.act, "POST", Right.RUN),
        (UNMATCHED, unmatched.show, "GET", Right.SEE_MONEY),
        (UNMATCHED, unmatched.act, "POST", Right.MATCH_MONEY),
        (TOTALS, TotalRoom(service).show, "GET", Right.SEE_FIGURES),
        (REPORTS, reports.show, "GET", Right.SEE_FIGURES),
        (f"{REPORTS}.csv", reports.save_figures, "GET", Right.SEE_FIGURES),
        (f"{REPORTS}.pdf", reports.save_paper, "GET", Right.SEE_FIGURES),
        (PEOPLE, crew.show, "GET", Right.SEE_PEOPLE),
        (PEOPLE, crew.hire, "POST", Right.MANAGE_PEOPLE),
        (f"{PEOPLE}/{{number:int}}", crew.show_one, "GET", Right.SEE_PEOPLE),
        (f"{PEOPLE}/{{number:int}}", crew.act, "POST", Right.MANAGE_PEOPLE),
        (STOPS, stops.show, "GET", Right.SEE_SERVICE),
        (STOPS, stops.act, "POST", Right.RUN),
        (MEANS, means.show, "GET", Right.SEE_DIRECTION),
        (MEANS, means.act, "POST", Right.DIRECT),
        (POLICIES, policies.show, "GET", Right.SEE_TERMS),
        (POLICIES, policies.act, "POST", Right.DIRECT),
        (TRIALS, trials.show, "GET", Right.SEE_TERMS),
        (TRIALS, trials.start, "POST", Right.DIRECT),
        (f"{TRIALS}/{{number:int}}", trials.show_one, "GET", Right.SEE_TERMS),
        (f"{TRIALS}/{{number:int}}", trials.act, "POST", Right.DIRECT),
        (f"{TRIALS}/{{number:int}}/step", trials.show_step, "GET", Right.SEE_TERMS),
        (f"{TRIALS}/{{number:int}}/report.{{form}}", trials.save, "GET", Right.SEE_TERMS),
        (COUNTRIES, CountryRoom(service).show, "GET", Right.SEE_CASES),
        (PRACTICE, practice.show, "GET", Right.SEE_PRACTICE),
        (PRACTICE, practice.start, "POST", Right.PRACTISE),
        (f"{PRACTICE}/{{number:int}}", practice.show_one, "GET", Right.PRACTISE),
        (f"{PRACTICE}/{{number:int}}", practice.act, "POST", Right.PRACTISE),
        (CADENCE, cadence.show, "GET", Right.SEE_TERMS),
        (CADENCE, cadence.act, "POST", Right.DIRECT),
        (TEXTS, texts.show, "GET", Right.SEE_TERMS),
        (TEXTS, texts.act, "POST", Right.DIRECT),
        (LIMITS, limits.show, "GET", Right.SEE_TERMS),
        (LIMITS, limits.act, "POST", Right.DIRECT),
        (OWN_WORDS, own_words.show, "GET", Right.SEE_TERMS),
        (OWN_WORDS, own_words.act, "POST", Right.DIRECT),
        (PHRASES, phrases.show, "GET", Right.SEE_TERMS),
        (PHRASES, phrases.act, "POST", Right.DIRECT),
        (CAMPAIGNS, campaigns.show, "GET", Right.SEE_DIRECTION),
        (CAMPAIGNS, campaigns.take, "POST", Right.DIRECT),
        (f"{CAMPAIGNS}/{{number:int}}", campaigns.show_one, "GET", Right.SEE_DIRECTION),
        (f"{CAMPAIGNS}/{{number:int}}", campaigns.act, "POST", Right.DIRECT),
    ]
    routes: list[BaseRoute] = [
        Route(path, guarded(handler, right), methods=[method]) for path, handler, method, right in table
    ]
    nowhere = Route("/console/{rest:path}", guarded(partial(_find_nothing, service), Right.ENTER), methods=["GET"])
    return [*routes, nowhere, Mount("/static/console", StaticFiles(directory=HERE / "static"))]


async def _find_nothing(service: Office, request: Request) -> Response:
    """Say that there is no such page, in the language of whoever is signed in."""
    with suppress(SignedOut):
        await service.work(lambda uow: enter(uow, service.app, request))
    raise Missing("page", request.url.path)


def guarded(handler: Handler, right: Right) -> Handler:
    """Let in who has a right, and answer what a page cannot do with a page of its own.

    That is: sign in, a forged form, nothing there, another role's page, nobody's clients. Until it is known who asks,
    the page speaks as their browser wishes.
    """

    @wraps(handler)
    async def answer(request: Request) -> Response:
        request.state.right = right
        listen(preferred(request.headers.get("accept-language", "")))
        try:
            return await handler(request)
        except SignedOut as out:
            return lead_in(request, out)
        except Forged:
            return notice(
                say("El formulario no se pudo comprobar"),
                say("No venía de una página de esta consola, o llevaba abierto demasiado tiempo. Vuelva y repita."),
                403,
            )
        except Missing:
            return notice(
                say("Aquí no hay nada"),
                say("Eso no existe, es de una empresa que usted no atiende, o lo ven otras personas del equipo."),
                404,
            )
        except NotAllowed:
            return notice(
                say("Esto es de otra función"), say("Pida a supervisión lo que necesite de esta página."), 403
            )
        except NoScope:
            return notice(
                say("Aún sin empresas"), say("Pida a supervisión que le asigne las empresas que va a atender."), 404
            )

    return answer
