//! Calendar dates.

/// A day, without a time and without a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 10).then(|| text.parse().ok().map(Self)).flatten()
    }

    /// Reads a day in any usual form, where that means one day alone: `29.11.2026`, but not `3/4/2026`.
    pub fn read(text: &str) -> Option<Self> {
        if let [day] = Self::meant(text)[..] { Some(day) } else { None }
    }

    /// The days that a text may mean which is written otherwise, such as `29.11.2026`.
    pub fn meant(text: &str) -> Vec<Self> {
        const FORMS: [&str; 7] = ["%Y %m %d", "%d %m %Y", "%m %d %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];
        if let Some(day) = text.get(..10).and_then(Self::parse) {
            return vec![day];
        }
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        let plain = |part: &str| match part.trim_end_matches(char::is_alphabetic) {
            "" => part.to_owned(),
            digits => digits.to_owned(),
        };
        let text = parts.map(plain).collect::<Vec<_>>().join(" ");
        let mut days: Vec<Self> =
            FORMS.iter().filter_map(|form| jiff::civil::Date::strptime(form, &text).ok()).map(Self).collect();
        days.retain(|day| day.year() > 999);
        days.dedup();
        days
    }

    /// The day, in UTC, of a number of seconds since 1970.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self(moment.to_zoned(jiff::tz::TimeZone::UTC).date()))
    }

    /// Days from `self` to `other`; negative when `other` is earlier.
    pub fn days_to(self, other: Self) -> i64 {
        other.0.duration_since(self.0).as_hours() / 24
    }

    /// The same day so many months later, or the last day of that month; none outside the calendar.
    pub fn after_months(self, months: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Self)
    }

    /// The day so many days later; none outside the calendar.
    pub fn after_days(self, days: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Self)
    }

    /// Day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Month, from 1.
    pub fn month(self) -> usize {
        usize::from(self.0.month().unsigned_abs())
    }

    /// With its century.
    pub fn year(self) -> i16 {
        self.0.year()
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted() {
        let day = |text| Date::parse(text).unwrap();
        assert_eq!(day("2026-11-22").days_to(day("2027-11-22")), 365);
        assert_eq!(Date::parse("2026-02-30"), None);
        for text in [
            "29.11.2026",
            "11/29/2026",
            "2026/11/29",
            "29 November 2026",
            "Nov 29th, 2026",
            "29. nov. 2026",
            "2026-11-29T10:00",
        ] {
            assert_eq!(Date::meant(text), [day("2026-11-29")], "{text}");
        }
        assert_eq!(Date::read("29/11/2026"), Some(day("2026-11-29")));
        assert_eq!((Date::read("3/4/2026"), Date::read("4/4/2026")), (None, Some(day("2026-04-04"))));
        assert_eq!(Date::meant("3/4/2026"), [day("2026-04-03"), day("2026-03-04")]);
        assert_eq!(Date::meant("today"), []);
        assert_eq!(Date::from_seconds(0), Some(day("1970-01-01")));
    }
}
