//! French.

use super::locale::{Locale, PLAIN};
use rust_stemmers::Algorithm;

pub(super) const FRENCH: Locale = Locale {
    code: "fr",
    discreet_title: "Bibliothèque d’apprentissage",
    stemmer: Some(Algorithm::French),
    stop_words: "a à ai aie ainsi alors après as au aucun aussi autre autres aux avant avec avoir ayant bien c ça car \
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
    other_endings: "e s es er ir",
    ..PLAIN
};
