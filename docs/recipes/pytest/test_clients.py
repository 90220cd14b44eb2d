import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest


def create_client(workspace, actor):
    headers = {
        "Authorization": f"Bearer {workspace['tokens'][actor]}",
        "Content-Type": "application/json",
    }
    body = json.dumps({"name": "Acme"}).encode()
    return urlopen(Request(f"{workspace['baseUrl']}/clients", data=body, headers=headers, method="POST"))


def test_admin_creates_a_client(workspace):
    with create_client(workspace, "admin") as response:
        assert json.load(response)["data"]["name"] == "Acme"


def test_member_cannot_create_a_client(workspace):
    with pytest.raises(HTTPError) as rejected:
        create_client(workspace, "member")
    assert rejected.value.code == 403
