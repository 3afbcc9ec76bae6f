SELECT statements.kind, statements.record, statements.path, statements.text,
    sources.publisher, sources.title, sources.published, sources.url
FROM statements JOIN citations ON citations.statement = statements.id
    JOIN sources ON sources.id = citations.source
ORDER BY statements.rowid, citations.rowid
