"""Finding what a query means: people by their names, organizations, dockets, and words.

``common_names`` lists words that tell nobody from anybody; ``readings`` says which words a query may be
made of; ``similarity`` which words a typed word may stand for; ``names`` how a stored name may be written;
``scoring`` how well a query fits one name; ``people`` and ``organizations`` find who is named, ``dockets``
cases and ``text`` what is said in words; ``searchable`` says what of each record is searched, and
``searcher`` asks them all.  All of it is pure.
"""
