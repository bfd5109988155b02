"""The addresses of the page, and who may ask them: this machine, by its own name, from the page itself."""

import io
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lint.report import Style, html
from lint.report.count import count
from lint.report.html.article import article
from lint.run.assemble import card
from lint.serve.bench import Bench, Draft
from lint.serve.page import page, rule_page

HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
"""The names under which this machine knows itself: a page elsewhere that leads its own name here is refused (DNS rebinding)."""
_MOST_BYTES: Final = 12 * 1024 * 1024
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_STATIC: Final = {
    "serve.css": Path(__file__).parent,
    "serve.js": Path(__file__).parent,
    "report.css": Path(html.__file__).parent,
    "report.js": Path(html.__file__).parent,
}
_TYPES: Final = {".css": "text/css", ".js": "text/javascript"}


class _Guard(BaseHTTPMiddleware):
    """Refuses who does not ask from the page itself, and says with every answer what it may do."""

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        host = request.headers.get("host", "")
        origin = request.headers.get("origin", "")
        own = host.rpartition(":")[0] in HOSTS or host in HOSTS
        if not own or (request.method == "POST" and origin != f"http://{host}"):
            response: Response = PlainTextResponse("This page answers only to itself.", 403)
        else:
            response = await call_next(request)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response


class _RefusalError(Exception):
    """A request that cannot be answered: status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


def make() -> Starlette:
    """The application, with its rules loaded when they are first asked for."""
    bench = Bench()

    async def index(request: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(lambda: page(bench.library, bench.profile)))

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _STATIC:
            return PlainTextResponse("There is no such file.", 404)
        return Response((_STATIC[name] / name).read_text("utf-8"), media_type=_TYPES[Path(name).suffix])

    async def check(request: Request) -> Response:
        draft = await _draft(request)
        found = await run_in_threadpool(bench.check, draft)
        rules = {rule.id: card(rule) for one in found.findings if (rule := bench.library.rule(one.finding.rule)) is not None}
        fault = "; ".join(fault.message for fault in found.faults if fault.level != "info")
        shown = "".join(article(found, rules, 0, 0)) if found.checked else ""
        return JSONResponse({"html": shown, "summary": count(len(found.findings), "finding"), "fault": fault})

    async def report(request: Request) -> Response:
        draft = await _draft(request)
        made = await run_in_threadpool(bench.report, draft)
        stream = io.StringIO()
        html.write(made, stream, Style())
        return HTMLResponse(stream.getvalue())

    async def fix(request: Request) -> Response:
        draft = await _draft(request)
        return JSONResponse({"text": await run_in_threadpool(bench.mended, draft)})

    async def rule(request: Request) -> Response:
        found = bench.library.rule(request.path_params["name"])
        return HTMLResponse(rule_page(found)) if found is not None else PlainTextResponse("There is no such rule.", 404)

    async def refused(request: Request, error: Exception) -> Response:
        return JSONResponse({"fault": str(error)}, error.status if isinstance(error, _RefusalError) else 500)

    return Starlette(
        routes=[
            Route("/", index),
            Route("/static/{name}", static),
            Route("/check", check, methods=["POST"]),
            Route("/report", report, methods=["POST"]),
            Route("/fix", fix, methods=["POST"]),
            Route("/rules/{name}", rule),
        ],
        middleware=[Middleware(_Guard)],
        exception_handlers={_RefusalError: refused},
    )


async def _draft(request: Request) -> Draft:
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _MOST_BYTES:
                raise _RefusalError(413, "This article is too large for the page; check it with the command.")
    except ClientDisconnect as error:
        raise _RefusalError(400, "The page has asked anew.") from error
    try:
        return msgspec.json.decode(bytes(body), type=Draft)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise _RefusalError(400, f"This is no article: {error}") from error
