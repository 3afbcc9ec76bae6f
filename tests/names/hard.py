"""The forty hard queries: what a reader types, and who must (or must not) come first.

The spellings are the record's.  ``first`` names the ids that must lead the hits of ``kind``, in
order; empty means that no figure may answer at all.
"""

from msgspec import Struct


class Hard(Struct, frozen=True):
    """One hard query: its number in the table, its text, and the ids that must come first."""

    number: int
    text: str
    first: tuple[str, ...]
    kind: str = "figure"


CARO = ("rafael-caro-quintero",)
GOMEZ = ("armando-gomez-nunez",)
CUINI = ("abigael-gonzalez-valencia",)
VALENCIA = ("norberto-valencia-gonzalez",)
MIGUEL, OMAR = "miguel-angel-trevino-morales", "oscar-omar-trevino-morales"
CARRILLO = ("vicente-carrillo-fuentes",)
CANOBBIO, INZUNZA = "jose-angel-canobbio-inzunza", "pedro-inzunza-noriega"
NAVARRO = ("maria-del-rosario-navarro-sanchez",)
CJNG, CDN, CDG = ("cartel-de-jalisco-nueva-generacion",), ("cartel-del-noreste",), ("gulf-cartel",)

HARD = (
    Hard(1, "caro quintero", CARO),
    Hard(2, "Caro Quintero, Rafael", CARO),
    Hard(3, "CARO-QUINTERO", CARO),
    Hard(4, "Rafeal Caro Quintaro", CARO),
    Hard(5, "R. Caro Quintero", CARO),
    Hard(6, "narco de narcos", CARO),
    Hard(7, "Armando Gomez Nunez", GOMEZ),
    Hard(8, "Gomez Nuñes", GOMEZ),
    *(Hard(9, text, GOMEZ) for text in ("Delta1", "Delta 1", "delta-1", "MacGyver", "Maximo")),
    Hard(10, "el cuini", CUINI),
    Hard(11, "cuinis", ("los-cuinis",), "organization"),
    Hard(11, "cuinis", CUINI),
    Hard(12, "Abigail Gonzalez Valencia", CUINI),
    Hard(13, "Gonzales Valencia", CUINI + VALENCIA),
    Hard(14, "Valencia Gonzalez", VALENCIA + CUINI),
    Hard(15, "José González Valencia", ("jose-gonzalez-valencia",), "related"),
    Hard(16, "Trevino Morales", (MIGUEL, OMAR)),
    Hard(17, "Omar Treviño", (OMAR,)),
    *(Hard(18, text, (MIGUEL,)) for text in ("Z40", "z 40", "Z-40")),
    Hard(19, "Z-41", ()),
    Hard(20, "Z-1", ()),
    Hard(21, "Miguel Treviño Z-42", ()),
    Hard(22, "viceroy", CARRILLO),
    Hard(23, "Vicente Carillo Fuentes", CARRILLO),
    Hard(24, "Amado Carrillo Fuentes", ()),
    Hard(25, "Canobio Insunza", (CANOBBIO,)),
    Hard(26, "guerito", (CANOBBIO,)),
    Hard(27, "Inzunza", (INZUNZA, CANOBBIO)),
    Hard(28, "senor de la silla", (INZUNZA,)),
    Hard(29, "Navarro-Sanchez", NAVARRO),
    Hard(30, "Rosario Navarro", NAVARRO),
    Hard(31, "Chavo", ("juan-carlos-felix-gastelum",)),
    Hard(31, "Chacho", ("luis-raul-castro-valenzuela",)),
    Hard(31, "Chayo", NAVARRO),
    Hard(32, "Felix Gastelum", ("juan-carlos-felix-gastelum",)),
    Hard(33, "Villareal Hernandez", ("jose-rodolfo-villarreal-hernandez",)),
    Hard(34, "GARC1A VILANO", ("jose-alberto-garcia-vilano",)),
    Hard(34, "GonzaIez Sauceda", ("ricardo-gonzalez-sauceda",)),
    Hard(35, "Bastidas Herenas", ("juan-pablo-bastidas-erenas",)),
    Hard(36, "Andrew Clarke", ("andrew-clark",)),
    Hard(36, "Conteh Abdul", ("abdul-karim-conteh",)),
    Hard(37, "kiki", ("ines-enrique-torres-acosta",)),
    Hard(37, "kiki camarena", ("enrique-camarena-salazar",), "related"),
    Hard(37, "kiki camarena", ("1985-02-07-camarena-kidnapped",), "event"),
    *(Hard(38, text, ()) for text in ("el", "de la", '"', "*", "[/x]", "%", "", "caro " * 1000)),
    *(Hard(39, t, CJNG, "organization") for t in ("CJNG", "jalisco new generation", "jalisco")),
    Hard(39, "cartel jalisco nueva generacion", CJNG, "organization"),
    *(Hard(39, t, CDN, "organization") for t in ("CDN", "northeast cartel", "cartel del noreste")),
    Hard(39, "noroeste", (), "organization"),
    *(Hard(39, t, CDG, "organization") for t in ("gulf cartel", "CDG", "cártel de golfo")),
    *(Hard(40, text, ()) for text in ("Ovidio", "Smith", "xyzzy")),
)
