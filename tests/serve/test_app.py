"""The page's addresses: what they answer, and to whom."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lint.serve.app import make

HERE = "http://127.0.0.1:8765"
DRAFT = "# A fund\n\nThe fund offers guaranteed returns. </script><img src=x onerror=alert(1)>\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("desk")
        fixes = 'fixes:\n  disclaimer/not-advice:\n    en: "This is no investment advice."\n'
        (folder / ".caveat.yaml").write_text("jurisdictions: [eu]\naudience: firm\n" + fixes, "utf-8")
        patch.chdir(folder)
        yield TestClient(make(), base_url=HERE, headers={"Origin": HERE})


def post(client: TestClient, where: str, **draft: Any) -> Any:
    answer = client.post(where, json={"text": DRAFT, **draft})
    assert answer.status_code == 200, answer.text
    return answer


def test_the_page_offers_the_laws_that_have_rules_and_what_the_config_says(client: TestClient) -> None:
    page = client.get("/").text
    assert 'value="eu" checked' in page and 'value="fr"' in page
    assert '<option value="firm" selected' in page


def test_a_draft_comes_back_with_its_findings_and_no_markup_of_its_own(client: TestClient) -> None:
    found = post(client, "/check").json()
    assert 'data-rule="promised-result"' in found["html"]
    assert "<img" not in found["html"] and "</script" not in found["html"]
    assert "finding" in found["summary"]


def test_the_draft_is_judged_as_the_page_says(client: TestClient) -> None:
    def rules(**draft: Any) -> str:
        return str(
            post(client, "/check", text="Bitcoin is a coin. You should buy Bitcoin now: its price will rise.", **draft).json()["html"]
        )

    assert rules(jurisdictions=["eu"], audience="firm") != rules(jurisdictions=[], audience="publisher")
    french = post(client, "/check", text="Le fonds offre un rendement garanti.", language="fr", format="text").json()["html"]
    assert 'lang="fr"' in french


def test_a_fix_gives_the_mended_text(client: TestClient) -> None:
    text = "# Coins\n\nYou should buy Bitcoin now, before its price rises.\n"
    html = post(client, "/check", text=text).json()["html"]
    with_fix = next(part for part in html.split('id="finding-')[1:] if 'class="fix"' in part)
    mended = post(client, "/fix", text=text, finding=int(with_fix.split('"')[0])).json()["text"]
    assert "This is no investment advice." in mended
    assert post(client, "/fix", text=text, finding=99).json()["text"] == text


def test_the_report_names_the_circumstances_that_were_chosen(client: TestClient) -> None:
    report = post(client, "/report", jurisdictions=["uk"], audience="influencer", name="../../fund.md").text
    assert report.startswith("<!DOCTYPE html>")
    assert "Jurisdictions: uk. Audience: influencer." in report
    assert ">fund.md<" in report and ".." not in report.partition("<main>")[2].partition("</main>")[0]


def test_a_rule_can_be_read(client: TestClient) -> None:
    page = client.get("/rules/promised-result").text
    assert "<h3>Why</h3>" in page and "<mark>" in page
    assert client.get("/rules/none-such").status_code == 404
    assert client.get("/rules/..%2F..%2Fsecret").status_code == 404


def test_only_its_own_files_are_served(client: TestClient) -> None:
    assert client.get("/static/serve.js").status_code == 200
    for name in ("app.py", "..%2Fserve%2Fapp.py", "%2Fetc%2Fpasswd"):
        assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "localhost:8765", "Origin": "http://localhost:8765"}, 200),
    ],
)
def test_other_pages_get_no_answer(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/check", json={"text": DRAFT}, headers=headers).status_code == status


def test_what_is_no_draft_is_told_so(client: TestClient) -> None:
    for body in (b"", b"{", b'{"text": 1}', b'{"text": "a", "file": "/etc/passwd"}', b'"\xff"', b'{"text":"a","format":"pdf"}'):
        answer = client.post("/check", content=body)
        assert answer.status_code == 400
        assert "no article" in answer.json()["fault"]
    assert client.post("/check", content=b" " * (13 * 1024 * 1024)).status_code == 413


def test_any_text_is_answered(client: TestClient) -> None:
    for text in ("", "\x00", "\ud83d", "a" * 100_000, "---\ncaveat: {audience: [}\n---\n"):
        body = '{"text": ' + json.dumps(text) + "}"
        assert client.post("/check", content=body.encode()).status_code in (200, 400)


def test_nothing_is_written(client: TestClient) -> None:
    before = sorted(Path.cwd().rglob("*"))
    post(client, "/check", name="new.md")
    post(client, "/report", name="new.md")
    assert sorted(Path.cwd().rglob("*")) == before


def test_every_answer_says_what_it_may_do(client: TestClient) -> None:
    for answer in (client.get("/"), client.get("/nowhere"), post(client, "/check")):
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["cache-control"] == "no-store"
