"""One mock for the test session, and a workspace for each test. Requires only pytest."""

import json
import subprocess
from urllib.request import Request, urlopen

import pytest


def control(origin, method, path, body=None):
    """Send a request to the control API and return the response as a dict."""
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(f"{origin}/_mock/{path}", data=data, method=method)) as response:
        return json.load(response)


@pytest.fixture(scope="session")
def mock():
    command = ["npx", "timeneye-contract", "mock", "--port", "0", "--json", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield json.loads(process.stdout.readline())
        process.terminate()


@pytest.fixture
def workspace(mock):
    created = control(mock["origin"], "POST", "workspaces")
    yield created
    control(mock["origin"], "DELETE", f"workspaces/{created['id']}")
