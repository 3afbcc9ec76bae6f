"""Names that many people bear, and words of a written name that tell nobody from anybody.

Three questions stand on these lists: which words of a full name are given names, which are
too common to point at one person, and which typed words are names of their own, so that no
typing error of another name is seen in them (`Fernández` is not a slip for `Hernández`).
The record alone cannot answer: nobody in it is called Fernando, yet Fernando is a name.

The lists are ours: names that are frequent in Mexico or that belong to people whom the press
names beside the figures.  They are folded (no accents) and hold no misspellings.  Common
names carry less weight; which ones was tuned on the queries in ``tests/names``.
"""

from functools import cache

_COMMON_GIVEN = """
adrian alberto alejandra alejandro alfonso alfredo ana andrea andres angel antonia antonio armando arturo
beatriz carlos carmen cesar cristian cristina daniel daniela david diego eduardo elena elizabeth enrique
erick ernesto fernando francisco gabriel gabriela gerardo gilberto gloria guadalupe guillermo gustavo
hector hugo humberto ignacio ismael ivan jaime javier jesus joaquin jorge jose josefina juan juana julio
kevin laura leticia lorenzo luis luisa luz manuel marco marcos margarita maria mario martha martin
mauricio miguel miriam monica norma omar oscar pablo patricia pedro rafael ramon raul ricardo roberto
rodolfo rodrigo rogelio rosa ruben salvador samuel santiago sergio silvia sofia teresa tomas veronica
vicente victor
"""

_OTHER_GIVEN = """
abel abelardo abraham adan adela adolfo agustin aida alan aldo alexis alfonsina alicia alma alonso alvaro
amado amalia amparo angela angelica apolinar araceli archivaldo arnulfo arsenio aureliano aurelio aurora
baltazar bartolome benito benjamin bernardo blanca brenda bruno camila camilo candelario carla carlo
carlota carolina catalina cecilia celestino celia clara claudia claudio clemente concepcion consuelo
crisoforo cristobal cuauhtemoc cynthia damaso damian danilo dario delfina delia demetrio denisse diana
dionisio dolores domingo dora edgar edgardo edith edmundo efrain efren elias elisa eliseo eloy elsa elvira
emanuel emilia emiliano emilio emma eric erik esmeralda esperanza esteban estela esther eugenia eugenio
eusebio eva everardo ezequiel fabian fabiola fausto federico felicia felipa felipe fermin fernanda
fidencio flavio florencio fortunato gael genaro genoveva gerarda german gonzalo graciela gregorio griselda
guillermina heladio heriberto hermenegildo hernan hilario hilda homero horacio ines irene iris irma isaac
isabel isabella isidoro isidro israel itzel jacinto jacobo janet javiera jazmin jeronimo jessica jimena
joel jonathan josue juanita julia julian juliana julieta karen karina karla leandro leo leon leonardo
leonel leonor lidia liliana lorena lourdes lucas lucero lucia luciano lucio lupe magdalena manuela marcela
marcelino marcelo marcial mariana mariano marina marisela marisol marta mateo matias mauro maximiliano
maximino melchor melissa mercedes micaela miguelina minerva moises nadia nancy natalia nelson nestor
nicanor nicolas noe noemi octavio ofelia olga olivia orlando osiel osvaldo oswaldo otoniel ovidio pamela
paola pascual patricio paula paulina paulino perla porfirio ramiro raquel raymundo rebeca refugio reina
reinaldo rene reyna reynaldo ricarda roberta rocio rodrigo rolando roman romeo rosalia rosalinda rosario
roxana rubi sabino samantha sandra santos sara sarai saul sebastian serafin silvestre silvio simon socorro
sofia soledad sonia susana tania teodoro tiburcio tony trinidad ulises uriel ursula valentin valentina
valeria vanessa victoria vidal virginia viridiana viviana wenceslao xavier ximena yadira yesenia yolanda
zacarias zenaida zulema
"""

_COMMON_SURNAMES = """
aguilar alvarez castillo castro chavez contreras cortes cruz delgado diaz dominguez espinoza estrada
fernandez flores fuentes garcia gomez gonzalez guerrero gutierrez guzman hernandez herrera jimenez juarez
leon lopez luna martinez medina mendez mendoza mora morales moreno munoz navarro nunez ortega ortiz pena
perez ramirez ramos reyes rios rivera rodriguez rojas romero ruiz salazar sanchez sandoval santiago soto
torres valdez valencia vargas vasquez vazquez vega velasco velazquez
"""

_OTHER_SURNAMES = """
abrego acevedo acosta acuna aguilera aguirre alarcon alcaraz aldana aleman alfaro almeida alonso alvarado
amador amaya amezcua anaya andrade angeles angulo aparicio aragon aranda araujo arce arellano arenas
arevalo arias armenta arredondo arriaga arroyo arteaga arvizu avila aviles ayala baca baez balderas
banuelos barajas barba barbosa barragan barraza barrera barreto barrios barron batista bautista becerra
beltran benavides benitez bermudez bernal blanco bonilla borrego bravo briones briseno bueno burgos
bustamante bustos caballero cabral cabrera calderon camacho camarena campa campos canales cano cantu
carbajal cardenas cardona carmona caro carranza carrasco carrera carrillo carrion casas casillas castaneda
castellanos castelo cavazos cazares ceballos cedillo ceja centeno cepeda cervantes chacon chapa cienfuegos
cisneros clark coello coronado coronel corral corrales correa costilla covarrubias crespo cuellar cuevas
davalos davila deras dorantes duarte duenas duran ebrard echeverria elenes elizondo enriquez escalante
escamilla escobar escobedo esparragoza esparza espino esquivel esteves fajardo falcon farias felix ferrer
ferrero fierro figueroa fonseca fox franco frias gaitan galarza galindo gallardo gallegos galvan galvez
gamboa gamez gaona garay garibay garrido garza gaspar gastelum gil giron godinez godoy granados
guajardo guerra guevara guillen haro heredia hidalgo hinojosa holguin hoyos huerta hurtado ibarra iglesias
illescas infante islas jaramillo jasso lara lazcano leal ledesma lemus lerma leyva limon linares lira
llamas llanes loaiza loera lomeli longoria loya lozano lucero lugo macias madero madrazo madrid madrigal
magana maldonado mancera manzano marin marquez marroquin mata maya mayorga medrano mejia melendez mena
menchaca meneses mercado merino mesa meza miranda mireles mojica molina moncada mondragon monreal monroy
montalvo montano montemayor montenegro montero montes montiel montoya moreira morelos moreno mota moya
mujica munguia murillo najera naranjo narvaez nava navarrete negrete nevarez nieto nieves nogales noriega
obrador ocampo ochoa ojeda olivares olivas olmos olvera ordaz ordonez orozco osorio otero pacheco padilla
padron paez palacios palencia palma palomino pantoja pardo paredes parra patino paz pedraza pedroza
penaloza peralta perea pereira pereyra pineda pinto pizarro plancarte polanco ponce porras portillo posada
prado preciado prieto puente puga pulido quesada quezada quinones quintana quintanilla quintero quiroz
rangel rascon razo rendon renteria resendiz reyna reynoso rico rincon rivas rivero roa robledo robles
rocha rojo roldan romo roque rosales rosas rubio ruelas ruvalcaba saavedra saenz saez salas salcedo
salcido saldana saldivar salgado salinas salmeron samaniego santana santillan santoyo sarabia sauceda
saucedo segovia segura sepulveda serna serrano serrato sierra silva slim solano solis solorio solorzano
soria sosa sotelo suarez tafoya tamayo tapia tejada tejeda tellez tello teran terrazas tirado toledo toro
torre torrijos toscano tovar trejo trevino trujillo ugalde ulloa urbina urias uribe urrutia valadez
valderrama valdivia valenzuela valladares valle vallejo valles valverde vara varela vela velarde velez
venegas vera verdugo verduzco vergara vidal viera vigil villa villagomez villalobos villanueva villarreal
villasenor villegas yanez zambada zambrano zamora zamudio zapata zaragoza zarate zavala zazueta zepeda
zuniga
"""

_PLACES = """
america baja california campeche canada chiapas chihuahua coahuila colima culiacan durango east estados
guadalajara guanajuato hidalgo jalisco juarez laredo matamoros mazatlan mexicana mexicano mexico michoacan
monterrey morelos nayarit noreste noroeste norte north northeast northwest nueva nuevo oaxaca potosi
puebla queretaro quintana reynosa sinaloa sonora south southeast southwest sur sureste suroeste tabasco
tamaulipas texas tijuana tlaxcala unidos veracruz west yucatan zacatecas
"""

PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "el", "the", "y", "da", "do", "dos", "di", "du", "van", "von", "san"}
)
"""Words that a name may lose or gain: never evidence, never missed."""

TITLES = frozenset(
    {
        "alias",
        "aka",
        "don",
        "dona",
        "sr",
        "sra",
        "senor",
        "senora",
        "mr",
        "mrs",
        "ms",
        "dr",
        "lic",
        "ing",
        "gral",
        "general",
        "capo",
    }
)
"""Words set before a name or between a name and a nickname: no evidence, but part of some nicknames."""

KIN = frozenset(
    {
        "jr",
        "junior",
        "hijo",
        "hija",
        "hermano",
        "hermana",
        "esposa",
        "padre",
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "father",
    }
)
"""Words that turn a name into somebody else's."""

ABBREVIATIONS = {
    "ma": "maria",
    "fco": "francisco",
    "gpe": "guadalupe",
    "gdpe": "guadalupe",
    "fdz": "fernandez",
    "glez": "gonzalez",
    "gzz": "gonzalez",
    "hdez": "hernandez",
    "hdz": "hernandez",
    "mtz": "martinez",
    "mtnez": "martinez",
    "rdz": "rodriguez",
    "rdguez": "rodriguez",
    "sanchz": "sanchez",
}
"""How Mexican registers and the press shorten names."""


@cache
def given_names() -> frozenset[str]:
    """Return every listed given name.

    >>> "roberto" in given_names()
    True
    """
    return frozenset(_COMMON_GIVEN.split()) | frozenset(_OTHER_GIVEN.split())


@cache
def common_names() -> frozenset[str]:
    """Return the given names and surnames too common to point at one person.

    >>> "gonzalez" in common_names(), "canobbio" in common_names()
    (True, False)
    """
    return frozenset(_COMMON_GIVEN.split()) | frozenset(_COMMON_SURNAMES.split())


@cache
def person_names() -> frozenset[str]:
    """Return every listed given name and surname.

    >>> "fernandez" in person_names(), "noroeste" in person_names()
    (True, False)
    """
    return common_names() | given_names() | frozenset(_OTHER_SURNAMES.split())


@cache
def listed_names() -> frozenset[str]:
    """Return every listed name of a person or place: a typed word among them is no slip for another.

    >>> "fernandez" in listed_names(), "noroeste" in listed_names()
    (True, True)
    """
    return person_names() | frozenset(_PLACES.split())
