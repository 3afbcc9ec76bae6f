SELECT figures.id, figures.name, figures.aliases,
    (SELECT group_concat(name, '; ') FROM (
        SELECT organizations.name FROM figure_affiliations JOIN organizations
            ON organizations.id = organization
        WHERE figure_affiliations.figure = figures.id ORDER BY figure_affiliations.rowid)) AS organizations,
    figures.transfer, figures.transfer_inferred,
    (SELECT group_concat(district, '; ') FROM (
        SELECT DISTINCT district FROM cases
        WHERE cases.figure = figures.id AND district IS NOT NULL ORDER BY cases.rowid)) AS districts,
    (SELECT group_concat(docket, '; ') FROM (
        SELECT DISTINCT docket FROM cases
        WHERE cases.figure = figures.id AND docket IS NOT NULL ORDER BY cases.rowid)) AS dockets,
    figures.standing, figures.standing_since,
    (SELECT count(*) FROM cases WHERE cases.figure = figures.id) AS cases,
    (SELECT count(DISTINCT source) FROM citations JOIN statements ON statements.id = statement
        WHERE kind = 'figure' AND record = figures.id) AS sources
FROM figures ORDER BY figures.id
