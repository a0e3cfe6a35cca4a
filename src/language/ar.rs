//! Arabic.

use super::locale::{Locale, PLAIN};
use rust_stemmers::Algorithm;

pub(super) const ARABIC: Locale = Locale {
    code: "ar",
    discreet_title: "مكتبة التعلم",
    article: "ال",
    stemmer: Some(Algorithm::Arabic),
    stop_words: "من في على إلى عن أن إن ما ماذا لماذا كيف متى أين هل هو هي هم هذا هذه ذلك تلك التي الذي الذين مع أو و \
        ثم لا لم لن قد كان كانت يكون تكون كل بعض غير بين حتى إذا لكن عند أنا أنت نحن له لها لهم لي بعد قبل \
        أي كما أيضا هنا هناك نعم",
    openers: "ما ماذا لماذا كيف متى اين هل من كم اي",
    ..PLAIN
};
