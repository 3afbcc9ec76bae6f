"""Real public names of people who were not handed over: no figure may answer to any of them.

Relatives and namesakes of figures come first, then others accused or convicted, officials and
politicians, artists and athletes, and names that thousands bear.  ``HELD_BACK`` was written
after the matching was tuned on ``STRANGERS``.
"""

_STRANGERS = """
Nemesio Oseguera Cervantes|El Mencho|Abraham Oseguera Cervantes|Rubén Oseguera González
Jessica Oseguera González|José González Valencia|Gerardo González Valencia|Rosalinda González Valencia
Ulises Jovani González Valencia|Juan Carlos Valencia González|Amado Carrillo Fuentes
Rodolfo Carrillo Fuentes|Alberto Carrillo Fuentes|Cruz Carrillo Fuentes|Vicente Carrillo Leyva
José Treviño Morales|Juan Francisco Treviño Chávez|Juan Gerardo Treviño Chávez|Miguel Ángel Caro Quintero
Rodrigo Caro Quintero|José Luis Caro Quintero|Miguel Treviño Z-42|El Chayo|Nazario Moreno González
Ernesto Fonseca Carrillo|Miguel Ángel Félix Gallardo|Joaquín Guzmán Loera|El Chapo|Ovidio Guzmán López
Iván Archivaldo Guzmán Salazar|Joaquín Guzmán López|Jesús Alfredo Guzmán Salazar|Ismael Zambada García
El Mayo Zambada|Vicente Zambada Niebla|Serafín Zambada Ortiz|Ismael Zambada Sicairos
Jesús Reynaldo Zambada García|Dámaso López Núñez|Dámaso López Serrano|El Nini|Benjamín Arellano Félix
Ramón Arellano Félix|Francisco Javier Arellano Félix|Eduardo Arellano Félix|Enedina Arellano Félix
Arturo Beltrán Leyva|Héctor Beltrán Leyva|Alfredo Beltrán Leyva|Carlos Beltrán Leyva
Edgar Valdez Villarreal|Heriberto Lazcano|Osiel Cárdenas Guillén|Antonio Ezequiel Cárdenas Guillén
Jorge Eduardo Costilla Sánchez|Enrique Plancarte Solís|Dionisio Loya Plancarte
Juan José Esparragoza Moreno|Ignacio Coronel Villarreal|Héctor Luis Palma Salazar|José Antonio Yépez
Óscar Nava Valencia|Juan Nava Valencia|Ramiro Pozos González|Néstor Isidro Pérez Salas
Fausto Isidro Meza Flores|Ryan Wedding|Genaro García Luna|Salvador Cienfuegos|Gilberto Rodríguez Orejuela
Griselda Blanco|Pablo Escobar|Manuel Noriega|Juan Orlando Hernández|Enrique Camarena|Kiki Camarena|Ovidio
Guzmán Loera|Z-41|Z-1|Smith|xyzzy|Claudia Sheinbaum|Omar García Harfuch|Alejandro Gertz Manero
Donald Trump|Pamela Bondi|Felipe Calderón|Vicente Fox|Andrés Manuel López Obrador|Enrique Peña Nieto
Carlos Salinas de Gortari|Ernesto Zedillo|Luis Echeverría|Miguel de la Madrid|Nicolás Maduro
Daniel Ortega|Vicente Fernández|Pedro Fernández|Alejandro Fernández|Juan Gabriel|Luis Miguel
Joan Sebastian|José José|Marco Antonio Solís|Bad Bunny|Peso Pluma|Natanael Cano|Julio César Chávez
Saúl Álvarez|Javier Hernández|Rafael Márquez|Hugo Sánchez|Guillermo Ochoa|Carlos Slim|Gael García Bernal
Diego Luna|Salma Hayek|Alfonso Cuarón|Guillermo del Toro|Alejandro González Iñárritu|Frida Kahlo
Diego Rivera|Octavio Paz|Carlos Fuentes|Juan Rulfo|Antonio Banderas|Andrew Jackson|Kevin Costner
Juan Pérez|José López|José Hernández|María González|Juan Hernández|José Pérez|Luis González|María García
Francisco Hernández|Antonio Rodríguez|Jesús Martínez|Carlos Ramírez|Pedro Sánchez
Juan Carlos Sánchez Pérez|Juan Carlos Rodríguez|José Luis Hernández|Miguel Ángel López|Roberto Hernández
Daniel Hernández|Luis Hernández|Jorge Hernández|Antonio Valencia|David Fernández|Rafael|Pedro|José
Juan Carlos|María
"""

_HELD_BACK = """
Julio Alberto Castillo Rodríguez|Ángel Humberto Chávez Gastélum|Aureliano Guzmán Loera|Edgar Guzmán López
Alejandrina Guzmán Salazar|Griselda López Pérez|Emma Coronel Aispuro|Sandra Ávila Beltrán
Ernesto Guzmán Hidalgo|Rosario Niebla Cardoza|Mayel Alfredo Zambada|Sergio Villarreal Barragán
Gerardo Álvarez Vázquez Ortiz|Rogelio González Pizaña|Ezequiel Cárdenas Rivera|Alfredo Cárdenas Martínez
Iván Velázquez Caballero|Omar Lorméndez Pitalúa|Jesús Enrique Rejón Aguilar|Jaime González Durán
Efraín Teodoro Torres|Mateo Díaz López|Arturo Guzmán Decena|Flavio Méndez Santiago|Óscar Guerrero Silva
Gregorio Sauceda Gamboa|Servando Gómez Rojas|Luis Fernando Sánchez Arellano|Juan Francisco Murillo Díaz
Edgardo Leyva Escandón|Ismael Higuera Guerrero|Rafael Arellano Félix|Javier Torres Félix
Manuel Torres Félix|Gonzalo Inzunza Inzunza|Felipe Cabrera Sarabia|José Luis Cabrera Sarabia
Orso Iván Gastélum Cruz|Jesús Peraza Moreno|Aldrin Miguel Jarquín|Érick Valencia Castro
Carlos Andrés Rivera Varela|Audias Flores Silva|Heraclio Guerrero Martínez|Hugo Gonzalo Mendoza Gaytán
Ricardo Ruiz Velasco|Julio César Moreno Pinzón|Juan José Álvarez Tostado|José Noel Rodríguez
Santiago Mazari Hernández|Johnny Hurtado Olascoaga|José Alfredo Hurtado Olascoaga|Nicolás Sierra Santana
Juan José Farías Álvarez|César Sepúlveda Arellano|Luis Enrique Barragán Chávez|José Rubén Villarreal
Luis Reynoso Femat|Tomás Yarrington|Eugenio Hernández Flores|Mario Villanueva Madrid|César Duarte Jáquez
Roberto Borge|Javier Duarte de Ochoa|Humberto Moreira Valdés|Édgar Veytia|Iván Reyes Arzate
Rubén Rocha Moya|Alfonso Durazo|Adán Augusto López|Ricardo Monreal|Rosa Icela Rodríguez|Arturo Zaldívar
Lenia Batres|Ken Salazar|Marco Rubio|Merrick Garland|Anne Milgram|Cuauhtémoc Blanco|Francisco Guzmán
Juan Soto Valencia|Luis Pérez Moreno|José Gómez Núñez|María Treviño Morales|Carlos Torres Acosta
Luis Navarro Sánchez|Alberto Rivera Rivera|Ana Inzunza Noriega|Marta Clark|Peter Clark|Omar Conteh
Raúl Salazar|Elena Chávez|Tomás Félix Ochoa|Antonio Hernández Flores|Andrea Canobbio|Mario Méndez Vargas
Christian Nodal|Pepe Aguilar|Ana Gabriel|Rocío Dúrcal|Thalía|Paulina Rubio|Alejandra Guzmán
Enrique Guzmán|Cantinflas|Pedro Infante|Jorge Negrete|Javier Solís|Eugenio Derbez|Checo Pérez
Jared Borgetti|Raúl Jiménez|Ana Guevara|Fernando Valenzuela|Canelo|Juan Manuel Márquez
Marco Antonio Barrera|Érik Morales|Fernando Hernández|Jorge Pérez|Alejandra López|Guadalupe García
Teresa Martínez|Francisco López|Manuel Gómez
"""


def _names(table: str) -> tuple[str, ...]:
    return tuple(name for line in table.strip().split("\n") for name in line.split("|"))


STRANGERS = _names(_STRANGERS)
HELD_BACK = _names(_HELD_BACK)
