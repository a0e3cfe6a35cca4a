//! German.

use super::locale::{Locale, PLAIN};
use rust_stemmers::Algorithm;

pub(super) const GERMAN: Locale = Locale {
    code: "de",
    discreet_title: "Lernbibliothek",
    stemmer: Some(Algorithm::German),
    stop_words: "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist \
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
    other_endings: "e en er es n s",
    ..PLAIN
};
