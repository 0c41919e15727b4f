/*
+++
code = "PRV101"
name = "unreadable-article"
summary = "A file of the corpus could not be read"
level = "error"
confidence = "high"
since = "0.1"
message = "not read: {reason}"
+++

A file, or an entry of one, that should have been an article could not be read: it is binary, it is not
UTF-8, it may not be opened, or it is no regular file. The other articles are audited all the same.

## Why it matters

An audit that silently leaves articles out says more than it knows.

## How to mend it

Convert the file to UTF-8 (`iconv -f latin1 -t utf-8`), mend its permissions, or take it out of the corpus.
*/
SELECT
    u.article_id,
    0 AS start,
    0 AS stop,
    u.path,
    u.reason
FROM unreadable AS u
