"""Log in with PKCE through Authlib. Requires: pip install authlib requests. Run: python login.py [ORIGIN]"""

import sys
from urllib.parse import parse_qsl

import requests
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session

REDIRECT_URI = "http://127.0.0.1/callback"


def consent(url, user):
    """Post the form of the consent page, as a browser does. Return the redirect URL, which contains the code."""
    page, query = url.split("?", 1)
    fields = {**dict(parse_qsl(query)), "user": user, "decision": "grant"}
    response = requests.post(page, data=fields, allow_redirects=False, timeout=10)
    return response.headers["Location"]


def log_in(origin, user):
    session = OAuth2Session(
        "mock-app",
        redirect_uri=REDIRECT_URI,
        code_challenge_method="S256",
        token_endpoint=f"{origin}/oauth/token",
        token_endpoint_auth_method="none",
    )
    verifier = generate_token(48)
    url, state = session.create_authorization_url(f"{origin}/oauth/authorize", code_verifier=verifier)
    session.fetch_token(authorization_response=consent(url, user), state=state, code_verifier=verifier)
    return session


if __name__ == "__main__":
    ORIGIN = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:4010"
    member = log_in(ORIGIN, "member")
    print(member.get(f"{ORIGIN}/api/v1/me").json()["data"]["name"])
    member.refresh_token(f"{ORIGIN}/oauth/token")
    print(member.get(f"{ORIGIN}/api/v1/me").status_code)
