//! Codes of countries.

/// ISO 3166-1, and the code of Kosovo that is in use.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
    KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT \
    MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
    UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// None for the code of a country, or of a part of it (`US-CA`); else what to write.
pub(crate) fn no_country(code: &str) -> Option<String> {
    if is_country(code) {
        return None;
    }
    let meant = country_meant(country_of(code)).map(|meant| format!("did you mean `{meant}`?"));
    Some(meant.unwrap_or_else(|| "write its two letters, such as `GB`".to_owned()))
}

/// The code of a country, or of a part of it, that is written in small letters or as people call it: `uk` is `GB`.
pub(crate) fn country_meant(code: &str) -> Option<String> {
    let capitals = code.trim().to_uppercase();
    let (country, part) = capitals.split_at(country_of(&capitals).len());
    let country = match country {
        "UK" => "GB",
        "USA" => "US",
        country => country,
    };
    is_country(country).then(|| format!("{country}{part}"))
}

fn is_country(code: &str) -> bool {
    CODES.split_ascii_whitespace().any(|known| known == country_of(code))
}

/// The country of a code, which may be that of a part of it.
fn country_of(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::{country_meant, no_country};

    #[test]
    fn codes_are_known() {
        assert_eq!(super::CODES.split_ascii_whitespace().count(), 250);
        assert_eq!(["GB", "US-CA", "XK"].map(no_country), [None, None, None]);
        for (code, help) in
            [("UK", "did you mean `GB`?"), ("gb", "did you mean `GB`?"), ("ZZ", "write its two letters, such as `GB`")]
        {
            assert_eq!(no_country(code).as_deref(), Some(help));
        }
        for (written, meant) in [(" uk", "GB"), ("us-ca", "US-CA"), ("USA", "US")] {
            assert_eq!(country_meant(written).as_deref(), Some(meant));
        }
        assert_eq!(["", "ZZ", "United Kingdom"].map(country_meant), [None, None, None]);
    }
}
