//! Spanish.

use super::locale::{Locale, PLAIN};
use rust_stemmers::Algorithm;

pub(super) const SPANISH: Locale = Locale {
    code: "es",
    discreet_title: "Biblioteca de aprendizaje",
    accented: &[("ion", "ión")],
    stemmer: Some(Algorithm::Spanish),
    stop_words: "a al algo ahora alguien alguna algunas alguno algunos ante antes aquí así aún aunque cada como cómo \
        con contra cosa cosas cual cuál cuales cuáles cuando cuándo cuanto cuánto cuánta cuántos cuántas de \
        debo debe deben decir del desde donde dónde dos e el él ella ellas ellos en entre era eran es esa \
        esas ese eso esos esta está estaba están estar estas este esto estos estoy fue fueron ha haber había \
        hace hacen hacer hacia hago han hasta hay he incluso ir la las le les lo los más me mi mí mientras \
        mis mismo misma mucha muchas mucho muchos muy necesito ni nos nosotros nuestra nuestro o os otra \
        otras otro otros para pero poco podemos podría por porque puede pueden puedo pues que qué quien \
        quién quienes quiere quiero sabe saber se sé sea ser si sí sido siempre sobre solo son soy su sus \
        tal también tan tanto te tener tengo ti tiene tienen toda todas todo todos tu tus u un una unas uno \
        unos usted ustedes va vamos van ver voy y ya yo",
    openers: "que cual cuales como por quien quienes cuando donde cuanto cuanta cuantos cuantas es son esta estan \
        puedo puede pueden debo debe tengo tiene hay si soy",
    endings: "amente mente iendo ando idas idos adas ados ida ido ada ado as os es ar er ir a o e s",
    other_endings: "a o e s as os es ar er ir",
    ..PLAIN
};
