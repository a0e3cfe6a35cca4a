//! English.

use super::locale::{Locale, PLAIN};
use rust_stemmers::Algorithm;

pub(super) const ENGLISH: Locale = Locale {
    code: "en",
    discreet_title: "Learning library",
    is_graded: true,
    stemmer: Some(Algorithm::English),
    stop_words: "a about actually after all also am an and any are as at be been being but by can could did do does \
        doing done dont even for from get gets getting give go goes going got had has have having he her \
        here him his how i id if ill im in into is isnt it its ive just kind know let like made make me \
        might more most much must my myself need of on only or other our out over own really said say shall \
        she should so some someone something still such tell than that thats the their them then there these \
        they thing things this those to too up us very want was way we were what whats when where which \
        while who whose why will with would you your",
    openers: "what whats how why when where who which is are am do does did can could will would should has have \
        may must if",
    endings: "ness ings ing ers ed er es ly s e",
    other_endings: "e s ing ed",
    ..PLAIN
};
