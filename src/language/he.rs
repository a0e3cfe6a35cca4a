//! Hebrew.

use super::locale::{Locale, PLAIN};

pub(super) const HEBREW: Locale = Locale {
    code: "he",
    discreet_title: "ספריית לימוד",
    stop_words: "של את על אל עם מן מה מי איך למה מתי איפה האם הוא היא הם הן זה זו זאת אלה אני אתה אנחנו לא כן כי אם \
        או גם רק עוד יש אין היה הייתה היו כל כמו בין אבל אז כאן שם לי לו לה להם שלי שלו שלה יותר מאוד צריך \
        יכול",
    openers: "מה מי איך למה מתי איפה האם כמה איזה",
    ..PLAIN
};
