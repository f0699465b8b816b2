"""Articles are summarised by a server that fails in every way: none is lost, none is out of order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_server import MODEL, ChatServer, chat_server, ferry, settings

from summarise.common.documents import Article, Failure, Summary
from summarise.common.errors import SummariseError
from summarise.config import Config, Sampling, parse
from summarise.generation import SummaryGenerator
from summarise.jobs import local
from summarise.readers import read_chunks

_COMES_AND_GOES = ("429", "500", "cut", "cut chunks", "wrong JSON", "no choices", "503")


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as running:
        yield running


def one(config: Config, article: Article | None = None) -> Summary:
    (result,) = SummaryGenerator(config).summarise([article or ferry(1)])
    assert isinstance(result, Summary), result
    return result


def failure(config: Config) -> str:
    (result,) = SummaryGenerator(config).summarise([ferry(1)])
    assert isinstance(result, Failure)
    return result.error


def with_length(config: Config, **more: object) -> Config:
    """The configuration with another headline."""
    return config.model_copy(update={"headline": config.headline.model_copy(update=more)})


def test_both_lengths_of_sixty_four_articles_survive_every_fault_in_order(
    server: ChatServer,
) -> None:
    for number in range(64):
        kind = number % 10
        if kind < 7:
            server.faults[number] = [_COMES_AND_GOES[kind]] * (1 + number % 2)
        elif kind == 7:
            server.faults[number] = ["time-out"]
        elif kind == 8:
            server.faults[number] = [("400!", "500!", "wrong JSON!")[number // 10 % 3]]
    generator = SummaryGenerator(settings(server.url, timeout=1.5))
    results = list(generator.stream(map(ferry, range(64))))
    assert [result.id for result in results] == [f"{number:03}" for number in range(64)]
    for number, result in enumerate(results):
        if number % 10 == 8:
            assert isinstance(result, Failure)
            assert result.error.startswith(f"server {server.url}: ")
        else:
            assert isinstance(result, Summary), result
            assert result.headline == f"Ferry {number} sails again"
            assert result.paragraph is not None
            assert result.paragraph.startswith(f"Ferry {number} ")
            assert result.warnings == ()


def test_a_job_goes_on_where_it_was_and_asks_for_nothing_twice(
    server: ChatServer, tmp_path: Path
) -> None:
    dump, output = tmp_path / "dump", tmp_path / "out.jsonl"
    dump.mkdir()
    for number in range(64):
        (dump / f"{number:03}.txt").write_text(f"Ferry news\n\n{ferry(number).text}\n")
    server.faults = {number: ["500!"] for number in range(0, 64, 8)}
    config = settings(server.url, retries=1)
    outcome = local.run(read_chunks(dump), output, SummaryGenerator(config))
    assert (outcome.done, outcome.failed) == (56, 8)
    server.faults.clear()
    server.asked.clear()
    again = settings(server.url, concurrency=3, timeout=9.0)  # which no text depends on
    outcome = local.run(read_chunks(dump), output, SummaryGenerator(again))
    assert (outcome.done, outcome.failed) == (64, 0)
    assert dict(server.asked) == dict.fromkeys(range(0, 64, 8), 2)
    found = [json.loads(line)["headline"] for line in output.read_text().splitlines()]
    assert found == [f"Ferry {number} sails again" for number in range(64)]


def test_a_server_that_is_gone_ends_the_job_and_what_is_done_stays(
    server: ChatServer, tmp_path: Path
) -> None:
    dump, output = tmp_path / "dump", tmp_path / "out.jsonl"
    dump.mkdir()
    for number in range(96):
        (dump / f"{number:03}.txt").write_text(f"Ferry news\n\n{ferry(number).text}\n")
    server.faults = {number: ["503!"] for number in range(32, 96)}
    generator = SummaryGenerator(settings(server.url, retries=0))
    with pytest.raises(SummariseError, match=r"failed 16 articles in a row .*run it again when"):
        local.run(read_chunks(dump), output, generator)
    assert max(server.asked) < 64  # nobody else was asked for
    server.faults.clear()
    server.asked.clear()
    outcome = local.run(read_chunks(dump), output, SummaryGenerator(generator.config))
    assert (outcome.done, outcome.failed) == (96, 0)
    assert min(server.asked) == 32


def test_several_are_asked_for_at_once_but_no_more_than_allowed(server: ChatServer) -> None:
    server.fault = "slow"
    list(SummaryGenerator(settings(server.url, concurrency=3)).stream(map(ferry, range(6))))
    assert 1 < server.busiest <= 3


def test_the_article_stands_before_what_is_asked_of_it(server: ChatServer) -> None:
    config = with_length(settings(server.url), prompt="A headline, please.", system="Be brief.")
    one(config)
    system, user = server.requests[0]["messages"]
    assert system == {"role": "system", "content": "Be brief."}
    assert user["content"].startswith("Ferry 1 between")
    assert user["content"].endswith("\n\nA headline, please.")
    assert server.requests[0]["model"] == MODEL
    assert server.requests[0]["temperature"] == 0.0
    assert [each["role"] for each in server.requests[1]["messages"]] == ["user"]


def test_what_the_configuration_adds_goes_along_and_null_takes_away(server: ChatServer) -> None:
    extra = {"max_tokens": None, "max_completion_tokens": 99, "reasoning_effort": "none"}
    one(settings(server.url, extra=extra))
    assert "max_tokens" not in server.requests[0]
    assert server.requests[0]["max_completion_tokens"] == 99


def test_drafts_are_drawn_until_one_fits_each_with_its_seed(server: ChatServer) -> None:
    server.content = "Ferries"  # which is too short
    drawn = Sampling(temperature=0.7, seed=5)
    config = with_length(settings(server.url), sampling=drawn, beams=3)
    one(config)
    first = [request for request in server.requests if "seed" in request]
    assert len({request["seed"] for request in first}) == len(first) == 3
    assert first[0]["temperature"] == 0.7


def test_identical_bodies_are_asked_for_once(server: ChatServer) -> None:
    twin = Article("b", "b.txt", ferry(1).text, language="en", words_in=40)
    results = SummaryGenerator(settings(server.url)).summarise([ferry(1), twin])
    assert [result.id for result in results] == ["001", "b"]
    assert server.asked == {1: 2}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<think>A ferry again.</think>\n\nFerry 1 is back at sea", "Ferry 1 is back at sea"),
        ("The user wants one.</think>\n\nFerry 1 is back at sea", "Ferry 1 is back at sea"),
        ("**Headline:** “Ferry 1 is back at sea”", "Ferry 1 is back at sea"),
        ('"Ferry 1 is back at sea"', "Ferry 1 is back at sea"),
        ("Owner: ferry 1 is back at sea", "Owner: ferry 1 is back at sea"),
    ],
)
def test_what_models_put_around_a_headline_is_taken_off(
    server: ChatServer, said: str, shown: str
) -> None:
    server.content = said
    assert one(settings(server.url)).headline == shown


def test_a_model_that_only_thinks_is_a_warning_with_the_cure(server: ChatServer) -> None:
    server.content = "<think>A ferry, then. What would be a good"
    (warning, _) = one(settings(server.url)).warnings
    assert "still thinking when its tokens were up (turn that off: `server: extra`)" in warning


@pytest.mark.parametrize(
    ("said", "shown", "warned"),
    [
        (
            "The night ferry of Quill sails ag",
            "Ferry 1 between Quill and Telmouth sailed again",
            True,
        ),
        ("Ferry sails again. Its engines were repl", "Ferry sails again", False),
    ],
)
def test_of_an_answer_that_was_cut_off_whole_sentences_are_shown(
    said: str, shown: str, warned: bool, server: ChatServer
) -> None:
    message = {"role": "assistant", "content": said}
    server.more = {"choices": [{"message": message, "finish_reason": "length"}]}
    result = one(settings(server.url))
    assert result.headline == shown
    cut = [w for w in result.warnings if "headline: the answer was cut off" in w]
    assert bool(cut) == warned
    assert all("`tokens`, in place of `words`" in w for w in cut)


def test_an_answer_may_take_the_tokens_of_languages_whose_words_take_more(
    server: ChatServer,
) -> None:
    one(settings(server.url))  # headlines of 8 words
    assert server.requests[0]["max_tokens"] >= 4 * 8


def test_an_article_longer_than_the_context_is_cut_with_a_warning(server: ChatServer) -> None:
    long = Article("a", "a.txt", "The ferry sailed again. " * 2000, language="en", words_in=8000)
    result = one(settings(server.url, context=1024), long)
    assert len(server.requests[0]["messages"][0]["content"]) < 3 * 1024
    lengths = [
        warning.partition(": the model read the first ")[0] for warning in result.warnings[:2]
    ]
    assert lengths == ["headline", "paragraph"]
    assert result.words_read < 1024


def test_a_server_that_cuts_the_article_itself_is_a_warning(server: ChatServer) -> None:
    server.more = {"usage": {"prompt_tokens": 12}}
    assert one(settings(server.url)).warnings[0].startswith("the server's model read 12 tokens of")


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("401", "it says 401: no luck with 1; name the key's variable"),
        ("404", "it says 404: no luck with 1; mend `checkpoint`, its name of the model"),
        ("307", "it leads to https://elsewhere.example/v1; give that as `server: url`"),
    ],
)
def test_what_no_article_can_pass_stops_the_run_and_is_asked_once(
    server: ChatServer, fault: str, why: str
) -> None:
    server.fault = fault
    generator = SummaryGenerator(settings(server.url, concurrency=1))
    with pytest.raises(SummariseError, match=why.replace("(", r"\(")):
        generator.summarise([ferry(1), ferry(2)])
    assert len(server.requests) == 1


def test_a_request_that_is_refused_is_not_repeated(server: ChatServer) -> None:
    server.fault = "400"
    assert failure(settings(server.url)) == f"server {server.url}: it says 400: no luck with 1"
    assert server.asked == {1: 1}


def test_an_answer_without_end_is_a_failure(server: ChatServer) -> None:
    server.fault = "without end"
    assert "has more than 4,000,000 bytes, asked:" in failure(settings(server.url, retries=0))


def test_before_it_begins_a_run_is_told_that_no_server_answers(server: ChatServer) -> None:
    SummaryGenerator(settings(server.url)).load()
    server.fault = "404"  # no list of models, which need not be
    SummaryGenerator(settings(server.url)).load()
    server.fault = "401"
    with pytest.raises(SummariseError, match="it says 401"):
        SummaryGenerator(settings(server.url)).load()


def test_a_server_that_is_not_there_is_one_line() -> None:
    with chat_server() as gone:
        url = gone.url
    with pytest.raises(SummariseError, match=r"cannot be used \(it cannot be reached\): start it"):
        SummaryGenerator(settings(url)).load()


def test_the_key_comes_from_the_environment_and_is_sent_as_such(
    server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INVENTED_KEY", "sesame")
    one(settings(server.url, key="INVENTED_KEY"))
    assert server.headers["Authorization"] == "Bearer sesame"
    one(settings(server.url))
    assert "Authorization" not in server.headers


def test_a_key_that_is_not_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INVENTED_KEY", raising=False)
    generator = SummaryGenerator(settings("http://localhost:9", key="INVENTED_KEY"))
    with pytest.raises(SummariseError, match="the environment has no key in INVENTED_KEY"):
        generator.load()


@pytest.mark.parametrize(
    ("server_settings", "why"),
    [
        ({"url": "http://localhost:1", "key": "sk-abc"}, "must be the name of an environment"),
        ({"url": "http://me:secret@localhost:1"}, "must have no name, key or query in it"),
        ({"url": "localhost:8080"}, "must be an address"),
    ],
)
def test_a_key_in_the_configuration_is_refused(server_settings: object, why: str) -> None:
    with pytest.raises(SummariseError, match=why) as raised:
        parse({"engine": "openai", "server": server_settings})
    assert "secret" not in str(raised.value)
    assert "sk-abc" not in str(raised.value)


@pytest.mark.parametrize(
    ("config", "why"),
    [
        (Config(engine="openai"), "engine openai needs a server"),
        (with_length(settings("http://localhost:9"), checkpoint="bundled"), "a `checkpoint`"),
        (with_length(settings("http://localhost:9"), long="windows"), "neither `long: windows`"),
    ],
)
def test_what_servers_cannot_do_is_refused_before_anything_is_read(
    config: Config, why: str
) -> None:
    with pytest.raises(SummariseError, match=why):
        _ = SummaryGenerator(config).signature


@pytest.mark.parametrize(
    "url", ["http://api.example.org/v1", "http://8.8.8.8/v1", "http://0.0.0.0.example/v1"]
)
def test_articles_are_never_sent_over_the_internet_unencrypted(url: str) -> None:
    why = "sent over the internet unencrypted; give an https"
    with pytest.raises(SummariseError, match=why):
        _ = SummaryGenerator(settings(url)).signature
    with pytest.raises(SummariseError, match=why):  # before it is said that they are sent
        _ = SummaryGenerator(settings(url)).notice


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://localhost:1/v1", None),
        ("http://[::1]:1/v1", None),
        ("http://gpu-box:8000/v1", "sent to http://gpu-box:8000/v1, unencrypted"),
        ("http://192.168.4.7/v1", "unencrypted"),
        ("https://api.example.org/v1", "sent to https://api.example.org/v1 (invented-1b)"),
    ],
)
def test_that_articles_leave_the_machine_is_said(url: str, said: str | None) -> None:
    notice = SummaryGenerator(settings(url)).notice
    assert (said in notice) if notice and said else notice == said


def test_a_run_is_its_servers_and_its_models_own(server: ChatServer) -> None:
    base = settings("http://localhost:1")
    signature = SummaryGenerator(base).signature
    assert (
        SummaryGenerator(settings("http://localhost:1", retries=9, key="K")).signature == signature
    )
    assert SummaryGenerator(settings("http://localhost:2")).signature != signature
    assert SummaryGenerator(with_length(base, checkpoint="other")).signature != signature
