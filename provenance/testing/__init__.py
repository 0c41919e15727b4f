"""Property-based tests for whoever reads news text: drawn texts with the truth about them, and laws.

    >>> from hypothesis import given
    >>> from provenance.testing import laws, strategies as news
    >>> @given(news.bylines())
    ... def test_my_parser(drawn):
    ...     laws.finds(my_people, drawn, "people", ("name",))

Needs the extra ``testing``: ``pip install "news-provenance[testing]"``.
"""
