"""Finding what a query means: people by their names, organizations, dockets, and words.

``word_lists`` holds names that many bear and words that say the same; ``readings`` says which words a
name may be made of; ``similarity`` which words a typed word may stand for; ``names`` how a stored name may
be written; ``scoring`` how well a query fits one name; ``people`` and ``organizations`` find who is named,
``dockets`` cases, ``ordinals`` transfers.  ``question`` says what a question in words asks for, ``passages``
what of each record is searched, ``fulltext`` finds it, ``ranking`` puts it in order, ``text`` answers.
``wrappings`` undoes what files and people write around a name.  ``searcher`` asks them all, and answers
with ``hits``.
"""
