"""Finding what a query means: people by their names, organizations, dockets, and words.

``folding`` turns text into words; ``lexicon`` says which words a typed word may stand for;
``readings`` which words a query may be made of; ``scoring`` how well they fit one name;
``names`` and ``groups`` find people and organizations, ``topics`` what is said in words;
``searchable`` says what of each record is searched.  All of it is pure.
"""
