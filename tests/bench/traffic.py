"""The websocket messages between a page and its server."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket


class Traffic:
    """Sizes in bytes of all messages of a page; make it before the page opens its address."""

    def __init__(self, page: Page) -> None:
        self.received: list[int] = []
        self.sent: list[int] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: self.received.append(_size(data)))
        socket.on("framesent", lambda data: self.sent.append(_size(data)))

    def clear(self) -> None:
        """Forget what has come so far."""
        self.received.clear()
        self.sent.clear()


def _size(data: str | bytes) -> int:
    return len(data.encode() if isinstance(data, str) else data)
