"""Site: the preview's server. Answers questions about documents on 127.0.0.1; the only thing it does is open the editor."""

from __future__ import annotations

import json
import secrets
import subprocess
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from kit.errors import KitError
from kit.reader.again import Reading
from kit.watch import editor, guard, pictures
from kit.watch.desk import Desk
from kit.watch.documents import Documents, Wanted, fonts
from kit.watch.printer import Printer, path
from kit.watch.state import state

PAGE: Final = Path(__file__).resolve().parent / "page"
HOST: Final = "127.0.0.1"
TYPES: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
MOST_STREAMS: Final = 24
"""Pages that may be open at a time; each holds a thread."""
BEAT: Final = 10.0
"""Seconds after which a silent stream says that it lives, and notices that nobody is there."""
PATIENCE: Final = 20.0
"""Seconds that a browser may take to ask, or to take what it is sent, before it is given up."""


class Refused(Exception):  # noqa: N818  # an answer rather than an error
    """A request that is answered with a status and a sentence."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        self.status, self.sentence = status, sentence
        super().__init__(sentence)


@dataclass
class Room:
    """What the answers are made of."""

    desk: Desk
    documents: Documents
    printer: Printer
    editor: tuple[str, ...]
    """The words of the editor's command; none where no editor is known."""
    first: Wanted

    @cached_property
    def token(self) -> str:
        """What only a page of this server knows."""
        return secrets.token_urlsafe(24)

    @cached_property
    def streams(self) -> threading.BoundedSemaphore:
        """One for each page that may be open."""
        return threading.BoundedSemaphore(MOST_STREAMS)


class Site(ThreadingHTTPServer):
    """The server. Its threads end with the program; none is waited for."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, room: Room, port: int) -> None:
        self.room = room
        super().__init__((HOST, port), Answer)

    @property
    def port(self) -> int:
        """The port that it listens at."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{HOST}:{self.port}/"

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A browser that went away is no event."""


class Answer(BaseHTTPRequestHandler):
    """One browser's questions."""

    server: Site
    timeout = PATIENCE
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kit", ""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is the author's."""

    def do_GET(self) -> None:
        """Answer a question."""
        self._answered(self._get)

    def do_POST(self) -> None:
        """Open the editor."""
        self._answered(self._post)

    def _answered(self, answer: Callable[[], None]) -> None:
        try:
            if not guard.may_ask(dict(self.headers.items()), self.server.port):
                raise Refused(HTTPStatus.FORBIDDEN, "This preview answers its own pages only.")
            answer()
        except Refused as refused:
            self._send(refused.sentence.encode(), "text/plain; charset=utf-8", refused.status)
        except KitError as error:
            self._send(str(error).encode(), "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)
        except (OSError, ValueError):
            self.close_connection = True  # it went away, or sent nonsense

    # ------------------------------------------------------------------ questions

    def _get(self) -> None:
        place = urlsplit(self.path)
        asked = dict(parse_qsl(place.query, keep_blank_values=True))
        match place.path:
            case "/":
                self._page()
            case "/page.css" | "/page.js":
                self._file(PAGE / place.path[1:])
            case "/state":
                self._state(asked)
            case "/document":
                self._document(asked)
            case "/picture":
                self._picture(asked)
            case "/place":
                self._json(self._place(asked.get("origin", "")))
            case "/events":
                self._events(asked)
            case name if name.startswith("/fonts/"):
                self._font(name.removeprefix("/fonts/"), asked)
            case _:
                raise Refused(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _post(self) -> None:
        if self.path != "/open" or not guard.may_act(dict(self.headers.items()), self.server.room.token):
            raise Refused(HTTPStatus.FORBIDDEN, "Only the preview's own page may ask for that.")
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > 4096:
            raise Refused(HTTPStatus.BAD_REQUEST, "The request is too long, or does not say how long it is.")
        asked = _json_of(self.rfile.read(int(length)))
        if not isinstance(asked, dict) or not self.server.room.editor:
            raise Refused(HTTPStatus.CONFLICT, "No editor is set: give --editor, or set KIT_EDITOR.")
        line = asked.get("line")
        number = line if isinstance(line, int) else self._place(str(asked.get("origin", "")))["line"]
        self._open(max(1, int(number)))
        self._json({"line": number})

    def _open(self, line: int) -> None:
        words = editor.command(self.server.room.editor, self.server.room.desk.project.source, line)
        silent = subprocess.DEVNULL
        try:
            opened = subprocess.Popen(words, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)  # noqa: S603  # the author's own command, as a list of words
        except OSError as error:
            raise Refused(HTTPStatus.CONFLICT, f"{words[0]} cannot be started: {error.strerror}.") from None
        threading.Thread(target=opened.wait, daemon=True).start()

    @property
    def _reading(self) -> Reading:
        reading = self.server.room.desk.view.reading
        if reading is None:
            raise Refused(HTTPStatus.NOT_FOUND, "The curriculum could not be read yet.")
        return reading

    def _wanted(self, asked: dict[str, str]) -> Wanted:
        first = self.server.room.first
        wanted = Wanted(*(asked.get(name, getattr(first, name)) for name in ("module", "kind", "brand", "paper")))
        self.server.room.documents.order(self._reading.result.curriculum, wanted)  # refuses what there is not
        return wanted

    def _page(self) -> None:
        text = (PAGE / "page.html").read_text(encoding="utf-8")
        self._send(text.replace("{{token}}", self.server.room.token).encode(), "text/html; charset=utf-8")

    def _state(self, asked: dict[str, str]) -> None:
        room = self.server.room
        try:
            wanted = self._wanted(asked)
        except (KitError, Refused):
            wanted = room.first
        self._json(state(room.desk, room.documents, room.printer, wanted, editor=bool(room.editor)))

    def _document(self, asked: dict[str, str]) -> None:
        wanted, room = self._wanted(asked), self.server.room
        room.printer.want(wanted)
        room.desk.touch()
        self._send(room.documents.try_page(self._reading, wanted).encode(), "text/html; charset=utf-8")

    def _picture(self, asked: dict[str, str]) -> None:
        file = path(self.server.room.documents, self._reading, self._wanted(asked))
        try:
            self._send(pictures.image(file, int(asked.get("page", "0"))), "image/png")
        except (IndexError, OSError):
            raise Refused(HTTPStatus.NOT_FOUND, "There is no such page.") from None

    def _place(self, origin: str) -> dict[str, Any]:
        return asdict(self._reading.result.places.mark(origin))

    def _font(self, name: str, asked: dict[str, str]) -> None:
        room = self.server.room
        brand = asked.get("brand", room.first.brand)
        found = fonts(room.desk.project, room.documents.press, brand) if brand in room.documents.brands else {}
        if name not in found:
            raise Refused(HTTPStatus.NOT_FOUND, "There is no such font.")
        self._file(found[name])

    # ------------------------------------------------------------------ events

    def _events(self, asked: dict[str, str]) -> None:
        """A line whenever there is something new, until the browser goes away or the watch ends."""
        room = self.server.room
        try:
            wanted = self._wanted(asked)
        except (KitError, Refused):
            wanted = None
        if not room.streams.acquire(blocking=False):
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "Too many previews are open. Close some.")
        try:
            self._head("text/event-stream", None)
            with room.desk.viewing(wanted):
                self._stream(room.desk)
        finally:
            self.close_connection = True
            room.streams.release()

    def _stream(self, desk: Desk) -> None:
        tick = -1
        while not desk.closed:
            now = desk.wait(tick, BEAT)
            words = f"data: {desk.view.number} {now}\n\n" if now != tick else ": still here\n\n"
            tick = now
            self.wfile.write(words.encode())
            self.wfile.flush()

    # ------------------------------------------------------------------ sending

    def _file(self, file: Path) -> None:
        self._send(file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"))

    def _json(self, value: Any) -> None:
        self._send(json.dumps(value, ensure_ascii=False).encode(), "application/json")

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        if status != HTTPStatus.OK:
            self.close_connection = True  # what it sent is not read to its end
        self._head(kind, len(data), status)
        self.wfile.write(data)

    def _head(self, kind: str, length: int | None, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in guard.HEADERS.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if length is None or self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()


def _json_of(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        raise Refused(HTTPStatus.BAD_REQUEST, "The request is not JSON.") from None
