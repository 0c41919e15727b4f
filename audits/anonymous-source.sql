/*
+++
code = "SRC101"
name = "anonymous-source"
summary = "A statement comes from a source that is not named"
level = "note"
confidence = "high"
since = "0.1"
message = "“{source}” is not named, {given}"
+++

Reports every statement whose source is an official, an aide, a source or the like without a name, once for each
time that such a source is brought in: as a note where the article says why, as a warning where it does not. "The
official said" later in the article is not reported again.

## Why it matters

A reader cannot judge a source that has no name. News agencies ask for the reason to be told with the source
(Associated Press, "Anonymous sources"; Reuters Handbook of Journalism, "Anonymous sources").

## How to mend it

Name the source, or say why it is not named ("because he was not authorised to speak to the press") and how it
knows ("familiar with the negotiations").

## Flagged

```news
id: talks

The talks will resume on Sunday, two officials familiar with the negotiations said.
---
id: reason

A senior official, speaking on condition of anonymity because the report is not out, said the bridge would close.
```

Finds `talks`, `reason`.

## Accepted

```news
id: named

The talks will resume on Sunday, the foreign minister, Ada Moreau, said.
The official later told reporters that the date was not certain.
```
*/
SELECT
    article_id,
    source_start AS start,
    source_stop AS stop,
    source,
    CASE WHEN min(reason) IS NULL THEN 'warning' ELSE 'note' END AS level,
    CASE WHEN min(reason) IS NULL THEN 'and no reason is given' ELSE 'for this reason: ' || min(reason) END AS given
FROM attributions
WHERE
    kind = 'anonymous'
    AND lower(source) NOT LIKE 'the %'
    AND lower(source) NOT IN ('he', 'she', 'they', 'who', 'i', 'we')
GROUP BY article_id, source_start, source_stop, source
