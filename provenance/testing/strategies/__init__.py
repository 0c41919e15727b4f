"""Hypothesis strategies for news text: what is drawn comes with the truth about it."""
