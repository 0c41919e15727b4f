-- Every table is append-only. A text that recurs is kept once, in string.

CREATE TABLE string (
  n INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);

-- One audit, or one merge. Its hash covers the row itself, its parents and the root of its leaves.
CREATE TABLE run (
  n INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  parents BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('audit', 'merge')),
  run_id TEXT NOT NULL,
  at TEXT NOT NULL,
  corpus INTEGER NOT NULL REFERENCES string (n),
  corpus_sha256 TEXT NOT NULL,
  settings_sha256 TEXT NOT NULL,
  rules_sha256 TEXT NOT NULL,
  version TEXT NOT NULL,
  parsers TEXT NOT NULL,
  schema_sha256 TEXT NOT NULL,
  partial INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  leaves INTEGER NOT NULL,
  root BLOB NOT NULL
);
CREATE INDEX run_by_id ON run (run_id, at);

CREATE TABLE article (
  n INTEGER PRIMARY KEY,
  corpus INTEGER NOT NULL REFERENCES string (n),
  article_id TEXT NOT NULL,
  UNIQUE (corpus, article_id)
);
CREATE INDEX article_by_id ON article (article_id);

-- What a run saw of an article, where that differs from what the run before saw.
CREATE TABLE version (
  n INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (n),
  article INTEGER NOT NULL REFERENCES article (n),
  kind TEXT NOT NULL CHECK (kind IN ('add', 'change', 'reparse', 'remove')),
  sha256 BLOB NOT NULL,
  delivered BLOB NOT NULL,
  state BLOB NOT NULL,
  path TEXT,
  title TEXT,
  byline INTEGER REFERENCES string (n),
  publisher INTEGER REFERENCES string (n),
  published TEXT
);
CREATE INDEX version_by_article ON version (article, n);
CREATE INDEX version_by_run ON version (run, n);

-- What a version says of its making, with the place that says so; 'none' records that it says nothing.
CREATE TABLE claim (
  version INTEGER NOT NULL REFERENCES version (n),
  n INTEGER NOT NULL,
  kind INTEGER NOT NULL REFERENCES string (n),
  tier INTEGER NOT NULL REFERENCES string (n),
  via INTEGER NOT NULL REFERENCES string (n),
  role INTEGER REFERENCES string (n),
  party INTEGER REFERENCES string (n),
  name INTEGER REFERENCES string (n),
  text INTEGER REFERENCES string (n),
  start INTEGER,
  stop INTEGER,
  place INTEGER REFERENCES string (n),
  job INTEGER REFERENCES string (n),
  PRIMARY KEY (version, n)
) WITHOUT ROWID;
CREATE INDEX claim_by_party ON claim (party, version) WHERE party IS NOT NULL;

-- What became of a finding in a run, where that differs from the run before; a decision is its status and reason.
CREATE TABLE finding (
  n INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (n),
  corpus INTEGER NOT NULL REFERENCES string (n),
  event TEXT NOT NULL CHECK (event IN ('opened', 'changed', 'closed')),
  fingerprint TEXT NOT NULL,
  nth INTEGER NOT NULL,
  digest BLOB NOT NULL,
  code INTEGER NOT NULL REFERENCES string (n),
  name INTEGER NOT NULL REFERENCES string (n),
  level INTEGER NOT NULL REFERENCES string (n),
  confidence INTEGER NOT NULL REFERENCES string (n),
  article INTEGER NOT NULL REFERENCES string (n),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  message INTEGER NOT NULL REFERENCES string (n),
  status INTEGER NOT NULL REFERENCES string (n),
  reason INTEGER REFERENCES string (n)
);
CREATE INDEX finding_by_fingerprint ON finding (corpus, fingerprint, nth, n);
CREATE INDEX finding_by_article ON finding (article, n);
CREATE INDEX finding_by_run ON finding (run, n);

CREATE TRIGGER string_keeps BEFORE UPDATE ON string BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER string_stays BEFORE DELETE ON string BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER run_keeps BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER run_stays BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER article_keeps BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER article_stays BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER version_keeps BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_keeps BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_stays BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER finding_keeps BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER finding_stays BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
