/*
+++
code = "TXT101"
name = "page-furniture"
summary = "Residue of the page stands in the text of the article"
level = "note"
confidence = "high"
since = "0.1"
message = "“{text}” is page furniture ({kind}), no part of the article"
+++

A line that belongs to the page and not to the article was delivered in the body: "Comments", a share bar, a newsletter
box, "Read more", a copyright line. It is marked and left where it is; no byline, quotation or figure is read from it.

## Why it matters

It is counted, compared and quoted with the text, and it hides the byline above it from simpler programs.

## How to mend it

Cut it where the page is read. Where the line is meant to be published, allow the finding.

## Flagged

```news
id: residue

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
By Ada Moreau
Comments
```

Finds `residue`.

## Accepted

```news
id: clean

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
The mayor made no comments.
By Ada Moreau
```
*/
SELECT
    article_id,
    start,
    stop,
    text,
    kind
FROM furniture
