//! What search knows of a language beside its stems: words that mean little, words that ask, endings.
//! A language that is not here is searched without them.

use super::words;

/// What is known of a language. Each is a list of words with a space between them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tongue {
    /// Words that carry little meaning of their own.
    stops: &'static str,
    /// Words with which a question begins, folded.
    pub openers: &'static str,
    /// Endings that a typed word may have beside those of the site, folded, longest first.
    pub endings: &'static str,
    /// What may stand in their place, beside nothing.
    pub others: &'static str,
}

impl Tongue {
    /// What is known of the language of a code such as `pt-BR`.
    pub fn of(language: &str) -> Self {
        match language.split('-').next().unwrap_or_default() {
            "en" => ENGLISH,
            "es" => SPANISH,
            "fr" => FRENCH,
            "de" => GERMAN,
            "ar" => ARABIC,
            "he" => HEBREW,
            _ => Self::default(),
        }
    }

    /// The words that mean little, folded.
    pub fn stop_words(self) -> Vec<String> {
        self.stops.split_whitespace().map(words::fold).collect()
    }
}

const ENGLISH: Tongue = Tongue {
    stops: "a about actually after all also am an and any are as at be been being but by can could did do does \
        doing done dont even for from get gets getting give go goes going got had has have having he her \
        here him his how i id if ill im in into is isnt it its ive just kind know let like made make me \
        might more most much must my myself need of on only or other our out over own really said say shall \
        she should so some someone something still such tell than that thats the their them then there these \
        they thing things this those to too up us very want was way we were what whats when where which \
        while who whose why will with would you your",
    openers: "what whats how why when where who which is are am do does did can could will would should has have \
        may must if",
    endings: "ness ings ing ers ed er es ly s e",
    others: "e s ing ed",
};

const SPANISH: Tongue = Tongue {
    stops: "a al algo ahora alguien alguna algunas alguno algunos ante antes aquí así aún aunque cada como cómo \
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
    others: "a o e s as os es ar er ir",
};

const FRENCH: Tongue = Tongue {
    stops: "a à ai aie ainsi alors après as au aucun aussi autre autres aux avant avec avoir ayant bien c ça car \
        ce ceci cela celle celles celui ces cet cette ceux chaque chez chose choses comme comment d dans de \
        depuis des deux dire dit dois doit donc dont du elle elles en encore entre es est et étaient était \
        étant été êtes être eu eux faire fait faut fois font ici il ils j je jusque l la le les leur leurs \
        lui m ma mais me même mêmes mes moi moins mon n ne ni nos notre nous on ont ou où par parce pas peu \
        peut peuvent peux plus plusieurs pour pourquoi pourrait qu quand que quel quelle quelles quelque \
        quelques quels qui quoi s sa sais savoir se sera serait ses si soi soit son sont suis sur t ta tel \
        telle tes toi ton tous tout toute toutes très trop tu un une va vais vers veut veux voir vos votre \
        vous y",
    openers: "que quel quelle quels quelles quoi comment pourquoi quand ou qui combien est sont suis peut puis \
        dois doit faut ai a si",
    endings: "ments ment antes ants ante ant ees ee es er ir s e",
    others: "e s es er ir",
};

const GERMAN: Tongue = Tongue {
    stops: "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist \
        da damit dann das dass dein deine dem den denn der des dich die dies diese diesem diesen dieser \
        dieses dir doch dort du durch ein eine einem einen einer eines einige er es etwas euch euer für ganz \
        geht gibt hab habe haben hat hatte hatten her hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer \
        im in ins ist ja jede jedem jeden jeder jedes jemand jetzt kann kannst können konnte machen macht \
        man manche mehr mein meine meinem meinen meiner mich mir mit muss müssen musste nach noch nun nur ob \
        oder sagen sehr sein seine seinem seinen seiner seit selbst sich sie sind so solche soll sollen \
        sollte sondern sonst über um und uns unser unsere unter viel vom von vor wann war waren warum was \
        weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wirst wo \
        wurde wurden zu zum zur zwischen",
    openers: "was wie warum wieso wann wo wer wen wem welche welcher welches ist sind bin kann darf muss soll wird \
        hat habe gibt ob",
    endings: "ungen ung ens en er es em e s n",
    others: "e en er es n s",
};

const ARABIC: Tongue = Tongue {
    stops: "من في على إلى عن أن إن ما ماذا لماذا كيف متى أين هل هو هي هم هذا هذه ذلك تلك التي الذي الذين مع أو و \
        ثم لا لم لن قد كان كانت يكون تكون كل بعض غير بين حتى إذا لكن عند أنا أنت نحن له لها لهم لي بعد قبل \
        أي كما أيضا هنا هناك نعم",
    openers: "ما ماذا لماذا كيف متى اين هل من كم اي",
    endings: "",
    others: "",
};

const HEBREW: Tongue = Tongue {
    stops: "של את על אל עם מן מה מי איך למה מתי איפה האם הוא היא הם הן זה זו זאת אלה אני אתה אנחנו לא כן כי אם \
        או גם רק עוד יש אין היה הייתה היו כל כמו בין אבל אז כאן שם לי לו לה להם שלי שלו שלה יותר מאוד צריך \
        יכול",
    openers: "מה מי איך למה מתי איפה האם כמה איזה",
    endings: "",
    others: "",
};
