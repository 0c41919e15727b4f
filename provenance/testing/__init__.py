"""For the tests of those who use this package: Hypothesis strategies, laws, and a pytest plugin."""
