"""Stems as the Perl program has them, through the tokens of ROUGE."""

from __future__ import annotations

from summarise.evaluation.metrics.rouge import Rouge
from summarise.evaluation.metrics.rouge_settings import RougeSettings

PERL = RougeSettings(normaliser="perl-1.5.5", exceptions=(("found", "find"), ("were", "be")))


def test_perl_normaliser_maps_irregular_forms_before_stemming() -> None:
    tokens = Rouge(settings=PERL).tokens("They were found guilty, respectively")
    assert tokens == ["thei", "be", "find", "guilti", "respect"]


def test_perl_normaliser_leaves_words_up_to_three_letters_alone() -> None:
    settings = PERL._replace(exceptions=(("ran", "run"),))
    assert Rouge(settings=settings).tokens("ran") == ["ran"]


def test_perl_normaliser_takes_the_original_porter_stemmer() -> None:
    # NLTK's variant leaves the y of "enjoy" and "skies" to "sky"
    assert Rouge(settings=PERL).tokens("skies") == ["ski"]
    assert Rouge().tokens("skies") == ["sky"]
