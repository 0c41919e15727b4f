/*
+++
code = "SRC102"
name = "undescribed-sources"
summary = "Sources are cited of whom nothing at all is said"
level = "warning"
confidence = "high"
since = "0.1"
message = "nothing is said of “{source}”: neither who they are nor how they know"
+++

Reports "sources said", "a source told", "insiders say": no name, no office, no party, no knowledge.

## Why it matters

Everybody can be called a source. A description ("a diplomat who attended the meeting") tells the reader what the
statement may be worth.

## How to mend it

Describe the source as closely as the agreement with it allows, and give the number where there are several.

## Flagged

```news
id: bare

The merger is off, sources said on Tuesday.
```

Finds `bare`.

## Accepted

```news
id: described

The merger is off, three people briefed on the talks said on Tuesday.
```
*/
SELECT
    article_id,
    source_start AS start,
    source_stop AS stop,
    source
FROM attributions
WHERE
    lower(source) IN (
        'sources', 'source', 'a source', 'one source', 'another source', 'some sources', 'several sources', 'two sources',
        'three sources', 'many sources', 'multiple sources', 'other sources', 'anonymous sources', 'unnamed sources',
        'an anonymous source', 'an unnamed source', 'insiders', 'an insider', 'quellen', 'insider', 'fuentes'
    )
GROUP BY article_id, source_start, source_stop, source
