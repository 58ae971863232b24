"""Server: a language server in its own process, spoken to in plain JSON, so that the client costs next to nothing."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

_SECONDS = 60
_FAREWELL = 5


class Server:
    """One conversation over standard input and output. ``log`` takes what the server writes to standard error."""

    def __init__(self, command: Sequence[str], folder: Path, log: IO[str], options: Any = None) -> None:
        self.spawned = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, cwd=folder)
        self.folder = folder
        self._arrived: queue.Queue[Any] = queue.Queue()
        self._last_id = 0
        threading.Thread(target=self._read, daemon=True).start()
        actions = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}
        diagnostics = {"diagnostic": {}, "publishDiagnostics": {"relatedInformation": True}}
        capabilities = {
            "general": {"positionEncodings": ["utf-16"]},
            "textDocument": {**diagnostics, "codeAction": actions},
            "workspace": {"workspaceFolders": True, "configuration": False},
        }
        uri = folder.as_uri()
        params = {"processId": None, "rootUri": uri, "capabilities": capabilities, "initializationOptions": options}
        answer = self.ask("initialize", {**params, "workspaceFolders": [{"uri": uri, "name": "designs"}]})
        self.pulls = "diagnosticProvider" in answer["capabilities"]
        self.tell("initialized", {})

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, **({} if params is None else {"params": params})})

    def send_request(self, method: str, params: Any) -> int:
        """Send a request and do not wait for its answer."""
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, **({} if params is None else {"params": params})})
        return self._last_id

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its result. Raises RuntimeError for an error."""
        message_id = self.send_request(method, params)
        answer = self.wait(lambda message: message.get("id") == message_id and "method" not in message)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def wait(self, wanted: Any) -> Any:
        """The next message for which ``wanted`` holds; the server's own requests are answered on the way."""
        while True:
            message = self._arrived.get(timeout=_SECONDS)
            if message is None:
                raise RuntimeError("the server is gone")
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            elif wanted(message):
                return message

    def open(self, uri: str, text: str) -> None:
        """Open a document as version 1."""
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def diagnostics(self, uri: str, version: int) -> list[Any]:
        """The diagnostics of a version, pulled or pushed as the server does it."""
        if self.pulls:
            items: list[Any] = self.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]
            return items

        def ours(message: Any) -> bool:
            params = message.get("params") or {}
            pushed = message.get("method") == "textDocument/publishDiagnostics" and params.get("uri") == uri
            return pushed and params.get("version") in (None, version)

        pushed: list[Any] = self.wait(ours)["params"]["diagnostics"]
        return pushed

    def memory(self) -> float:
        """The memory the server holds, in MB (Linux only, 0 elsewhere)."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)

    def processor_seconds(self) -> float:
        """The processor time the server has used so far (Linux only, 0 elsewhere)."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / 100

    def stop(self) -> int:
        """End the conversation in order; the exit status. Some servers have to be helped."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            return self.process.wait(timeout=_FAREWELL)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def _send(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = stream.readline()
            self._arrived.put(json.loads(stream.read(length)))
        self._arrived.put(None)
