"""What a corpus must look like, from ``schemas/*.json``, for pandera and Great Expectations."""
