"""Finding what a query means: people by their names, organizations, dockets, and words.

``readings`` says which words a name may be made of, ``likeness`` which words a typed word may stand for,
``scoring`` how well they fit one name; ``people`` and ``organizations`` find who is called so.  ``question``
says what a question in words asks for, ``passages`` what of each record is searched, ``fulltext`` finds
it, ``ranking`` puts it in order, ``text`` answers.  ``searcher`` asks all of them.
"""
